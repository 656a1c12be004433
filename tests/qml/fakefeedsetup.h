// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feedsetup.h"

namespace citywall {

/// Connects nothing, and finds what a test says that a source gives.
class FakeFeedSetup : public FeedSetup
{
    Q_OBJECT
    Q_PROPERTY(citywall::FeedEntry asked MEMBER asked)
    Q_PROPERTY(citywall::FeedEntry interpreted MEMBER interpreted)
    Q_PROPERTY(citywall::FeedEntry written MEMBER written)
    Q_PROPERTY(citywall::FeedStatus *replaced MEMBER replaced)
public:
    using FeedSetup::FeedSetup;
    Stage stage() const override { return m_stage; }
    double progress() const override { return 0.4; }
    QString doing() const override { return QStringLiteral("Connected; waiting for the first payload"); }
    QString problem() const override { return m_problem; }
    FeedSample sample() const override { return m_sample; }
    bool isWriting() const override { return false; }
    QString file() const override { return QStringLiteral("/home/wall/.config/citywall/feeds-fake.json"); }
    QString fileProblem() const override { return {}; }
    QStringList credentialFiles() const override { return { QStringLiteral("/home/wall/.config/citywall/credentials.json") }; }
    QString removed() const override { return m_removed; }

    void ask(const citywall::FeedEntry &entry) override;
    void cancel() override;
    void interpret(const citywall::FeedEntry &entry) override;
    void save(const citywall::FeedEntry &entry, citywall::FeedStatus *replaced) override; ///< fails for a host "full.example"
    void remove(citywall::FeedStatus *status) override;
    void undo() override;
    void forgetRemoved() override;
    bool canChange(const citywall::FeedStatus *status) const override { return status && status->controllable; }
    bool canRemove(const citywall::FeedStatus *status) const override { return status && status->controllable; }
    citywall::FeedEntry entryOf(const citywall::FeedStatus *status) const override;
    QVariantMap optionsFor(const QString &kind, const QVariantMap &options) const override; ///< "ca" all know, "qos" only MQTT
    QStringList simulationsOf(const QString &feed) const override;

    /// What the source gives: "vehicles" (two feeds understand them), "elsewhere" (the same in another city), "unknown",
    /// "nothing" (it fails).
    Q_INVOKABLE void bring(const QString &what);

    FeedEntry asked;
    FeedEntry interpreted;
    FeedEntry written;
    FeedStatus *replaced = nullptr;

private:
    void enter(Stage stage);

    Stage m_stage = Stage::Idle;
    QString m_problem;
    FeedSample m_sample;
    QString m_removed;
    FeedStatus *m_gone = nullptr;
    int m_place = 0; // where it was
};

} // namespace citywall
