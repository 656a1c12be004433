// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <CLI/CLI.hpp>

namespace citywall {

/// CLI11 speaks std::string; what people typed is UTF-8.
inline CLI::Option *addText(CLI::App *app, const std::string &name, QString &to, const std::string &help)
{
    return app->add_option_function<std::string>(name, [&to](const std::string &v) { to = QString::fromStdString(v); }, help);
}

/// Repeatable.
inline CLI::Option *addFiles(CLI::App *app, const std::string &name, QStringList &to, const std::string &help)
{
    const auto take = [&to](const std::vector<std::string> &files) {
        for (const std::string &f : files)
            to.append(QString::fromStdString(f));
    };
    // An option takes one value at a time, so that it does not eat the files that follow.
    CLI::Option *option = app->add_option_function<std::vector<std::string>>(name, take, help)->type_name("FILE");
    if (name.starts_with('-'))
        option->allow_extra_args(false);
    return option;
}

} // namespace citywall
