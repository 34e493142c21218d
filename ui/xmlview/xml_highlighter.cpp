// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/xmlview/xml_highlighter.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <QElapsedTimer>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

constexpr int sliceMs = 8;          // half a frame: typing and scrolling stay smooth
constexpr int longestLine = 20'000; // characters; longer ones stay plain

/// The state behind a line, kept with its block.
class LineState : public QTextBlockUserData
{
public:
    KSyntaxHighlighting::State after;
};

} // namespace

class XmlHighlighter::Painter : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    Painter() { setDefinition(m_repository.definitionForName(u"XML"_s)); }

    /// False when the theme stays as it is.
    bool choose(const QPalette &palette)
    {
        const auto wanted = m_repository.themeForPalette(palette);
        if (theme().name() == wanted.name())
            return false;
        setTheme(wanted);
        return true;
    }

    void colour(QTextBlock block)
    {
        m_ranges.clear();
        auto *state = new LineState;
        const auto *before = static_cast<LineState *>(block.previous().userData());
        const auto start = before ? before->after : KSyntaxHighlighting::State();
        state->after = block.length() > longestLine ? start : highlightLine(block.text(), start);
        block.setUserData(state); // the block owns it
        block.layout()->setFormats(m_ranges);
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        if (length == 0 || format.isDefaultTextStyle(theme()))
            return;
        QTextCharFormat text;
        if (format.hasTextColor(theme()))
            text.setForeground(format.textColor(theme()));
        if (format.isBold(theme()))
            text.setFontWeight(QFont::Bold);
        text.setFontItalic(format.isItalic(theme()));
        m_ranges.append({.start = offset, .length = length, .format = text});
    }

private:
    KSyntaxHighlighting::Repository m_repository;
    QList<QTextLayout::FormatRange> m_ranges;
};

XmlHighlighter::XmlHighlighter(QTextDocument *document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_painter(std::make_unique<Painter>())
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &XmlHighlighter::slice);
    connect(document, &QTextDocument::contentsChange, this, &XmlHighlighter::contentsChanged);
}

XmlHighlighter::~XmlHighlighter() = default;

void XmlHighlighter::setPalette(const QPalette &palette)
{
    if (m_painter->choose(palette))
        restartFrom(0);
}

bool XmlHighlighter::finished() const
{
    return !m_timer.isActive();
}

void XmlHighlighter::contentsChanged(int position, int, int)
{
    if (!m_colouring)
        restartFrom(m_document->findBlock(position).blockNumber());
}

void XmlHighlighter::restartFrom(int block)
{
    m_next = m_timer.isActive() ? std::min(m_next, block) : block;
    m_timer.start();
}

void XmlHighlighter::slice()
{
    QElapsedTimer clock;
    clock.start();
    QTextBlock block = m_document->findBlockByNumber(m_next);
    const int from = block.position();
    int to = from;
    while (block.isValid() && clock.elapsed() < sliceMs) {
        m_painter->colour(block);
        to = block.position() + block.length();
        block = block.next();
        ++m_next;
    }
    m_colouring = true; // our own notice to the layout is no change of the text
    m_document->markContentsDirty(from, to - from);
    m_colouring = false;
    if (!block.isValid()) {
        m_timer.stop();
        Q_EMIT done();
    }
}

} // namespace riser
