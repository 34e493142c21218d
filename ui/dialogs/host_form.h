// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_uri.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace riser {

/// The connection part of Add host: the parts of a URI and the URI itself, each always saying what the other says. What
/// is wrong stands below the field it is about.
class HostForm : public QWidget
{
    Q_OBJECT
public:
    explicit HostForm(QWidget *parent = nullptr);

    void addOnTop(const QString &label, QWidget *input); ///< a row of the owner's, lined up with these
    void setUri(const QString &uri);
    QString uri() const;      ///< as it stands, usable or not
    QString hostName() const; ///< for the name's default; empty when the URI has none
    /// Shows what is wrong at its field, and gives the first problem's field the focus.
    bool complain();

Q_SIGNALS:
    void changed();

private:
    struct Field {
        QWidget *row = nullptr;
        QWidget *input = nullptr;
        QLabel *problem = nullptr;
        bool edited = false;
    };
    enum Name { Connection, User, Host, Port, Driver, Path, Uri };

    void add(Name name, const QString &label, QWidget *input, const QString &objectName);
    void connectFields();
    void partEdited(Name name);
    void uriEdited();
    void takeParts(const HostUri &parts);
    HostUri parts() const;
    HostUri::Transport transport() const;
    void showFields();
    QString problemOf(Name name) const;
    void showProblems();

    QFormLayout *m_layout;
    QHash<Name, Field> m_fields;
    QComboBox *m_connection;
    QLineEdit *m_user;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QComboBox *m_driver;
    QComboBox *m_path;
    QLineEdit *m_uri;
    QString m_query; ///< what a pasted URI had and the form has no field for
    bool m_filling = false;
};

} // namespace riser
