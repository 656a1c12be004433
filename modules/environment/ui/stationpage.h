// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stationrating.h"
#include "ui/stationseries.h"

namespace citywall::environment {

/// The drill-down of one station: how it is rated, all it measures against limits, its raw observations. Follows
/// Selection::entity. GUI thread.
class StationPage : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(QString stationId READ stationId NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QString rating READ rating NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
    Q_PROPERTY(int seriesCount READ seriesCount NOTIFY seriesCountChanged)
    Q_PROPERTY(int revision READ revision NOTIFY seriesChanged)
    Q_PROPERTY(double chartBegin READ chartBegin NOTIFY seriesChanged)
    Q_PROPERTY(double chartEnd READ chartEnd NOTIFY seriesChanged)
    Q_PROPERTY(QStringList tableTitles READ tableTitles NOTIFY changed)
    Q_PROPERTY(int tableIndex MEMBER m_tableIndex NOTIFY tableChanged)
    Q_PROPERTY(citywall::ObservationTable *observations READ observations NOTIFY tableChanged)
    Q_PROPERTY(double heardMilliseconds READ heardMilliseconds NOTIFY changed)
    Q_PROPERTY(double staleAfterMilliseconds READ staleAfterMilliseconds CONSTANT)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
public:
    /// What the module's feeds and fields are called, in short, and measured in.
    struct FeedWords {
        FeedDescriptor descriptor;
        QList<ObservationTable::Field> fields;
    };
    /// @param water gauges @param quality what the water is like
    StationPage(HistoryReader &history, const Selection &selection, const AirState &air, const Sites &noise, const Sites &water,
                const Sites &quality, const QList<FeedWords> &feeds, QObject *parent = nullptr);

    bool isKnown() const; ///< something had been observed by the clock's time
    bool isLoading() const { return m_history.isLoading() && !isKnown(); }
    QString error() const { return m_history.error(); }
    QString stationId() const { return m_history.id(); }
    QString title() const;
    QString place() const;
    QString rating() const;
    int severity() const { return m_rating.severity; }
    RankingModel *facts() { return &m_facts; }
    /// An empty one where there is none: a page that is going away may still ask.
    Q_INVOKABLE citywall::environment::StationSeries seriesAt(int index) const { return m_series.value(index); }
    int revision() const { return m_revision; } ///< another one when seriesAt() has others
    int seriesCount() const { return int(m_series.size()); }
    double chartBegin() const;
    double chartEnd() const;
    QStringList tableTitles() const;
    ObservationTable *observations() const;
    double heardMilliseconds() const;
    double staleAfterMilliseconds() const { return double(stationLifetime.staleAfter.count()); }
    QString source() const;
    bool isSimulated() const;

Q_SIGNALS:
    void changed();
    void seriesChanged();
    void seriesCountChanged();
    void tableChanged();

private:
    void choose();
    void takeRows();
    void show();
    void draw();
    void rate();
    const StationHistory::Part *newestPart() const;
    const FeedWords *words(const QString &feed) const;

    const Selection &m_selection;
    const AirState &m_air;
    const Sites &m_noise;
    const Sites &m_water;
    const Sites &m_quality;
    const QList<FeedWords> m_feeds;
    StationHistory m_history;
    std::vector<std::unique_ptr<ObservationTable>> m_tables; // by m_feeds
    StationRating m_rating;
    RankingModel m_facts;
    QList<StationSeries> m_series;
    int m_revision = 0;
    int m_tableIndex = 0;
};

} // namespace citywall::environment
