// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/keysyms.h"

#include <QKeyEvent>

#include <algorithm>
#include <array>

namespace riser {

namespace {

struct Named {
    int key;
    quint32 keysym;
};

// X11's keysymdef.h; its numbers are for ever.
constexpr std::array named{
    Named{Qt::Key_Escape, 0xff1b},     Named{Qt::Key_Tab, 0xff09},       Named{Qt::Key_Backtab, 0xff09},
    Named{Qt::Key_Backspace, 0xff08},  Named{Qt::Key_Return, 0xff0d},    Named{Qt::Key_Enter, 0xff8d},
    Named{Qt::Key_Insert, 0xff63},     Named{Qt::Key_Delete, 0xffff},    Named{Qt::Key_Pause, 0xff13},
    Named{Qt::Key_Print, 0xff61},      Named{Qt::Key_SysReq, 0xff15},    Named{Qt::Key_Clear, 0xff0b},
    Named{Qt::Key_Home, 0xff50},       Named{Qt::Key_End, 0xff57},       Named{Qt::Key_Left, 0xff51},
    Named{Qt::Key_Up, 0xff52},         Named{Qt::Key_Right, 0xff53},     Named{Qt::Key_Down, 0xff54},
    Named{Qt::Key_PageUp, 0xff55},     Named{Qt::Key_PageDown, 0xff56},  Named{Qt::Key_Shift, 0xffe1},
    Named{Qt::Key_Control, 0xffe3},    Named{Qt::Key_Meta, 0xffeb},      Named{Qt::Key_Alt, 0xffe9},
    Named{Qt::Key_AltGr, 0xfe03},      Named{Qt::Key_CapsLock, 0xffe5},  Named{Qt::Key_NumLock, 0xff7f},
    Named{Qt::Key_ScrollLock, 0xff14}, Named{Qt::Key_Super_L, 0xffeb},   Named{Qt::Key_Super_R, 0xffec},
    Named{Qt::Key_Menu, 0xff67},       Named{Qt::Key_Multi_key, 0xff20},
};

constexpr quint32 firstFunctionKey = 0xffbe;
/// Characters beyond Latin-1 are their code with this bit.
constexpr quint32 unicode = 0x01000000;

quint32 ofCharacter(char32_t character)
{
    if (character < 0x20 || (character >= 0x7f && character < 0xa0))
        return 0;
    return character < 0x100 ? quint32(character) : unicode | quint32(character);
}

} // namespace

quint32 keysymOf(int key)
{
    if (key >= Qt::Key_F1 && key <= Qt::Key_F35)
        return firstFunctionKey + quint32(key - Qt::Key_F1);
    const auto found = std::ranges::find(named, key, &Named::key);
    if (found != named.end())
        return found->keysym;
    // Qt's key of a letter is its capital; nobody held Shift.
    return key < 0x01000000 ? ofCharacter(QChar::toLower(char32_t(key))) : 0;
}

quint32 keysymOf(const QKeyEvent &event)
{
    // Qt's own numbers begin where keysyms of X11 end: what isn't told is 0.
    if (const quint32 native = event.nativeVirtualKey(); native != 0)
        return native;
    const bool plain = !(event.modifiers() & Qt::ControlModifier); // with it the text is a control character
    const QList<uint> text = plain ? event.text().toUcs4() : QList<uint>();
    if (text.size() == 1) {
        if (const quint32 keysym = ofCharacter(text.first()))
            return keysym;
    }
    return keysymOf(event.key());
}

} // namespace riser
