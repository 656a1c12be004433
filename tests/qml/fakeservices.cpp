// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakecity.h"

#include "fakeground.h"

namespace citywall {

using namespace fakeground;

void FakeClock::enter(Mode mode, bool playing)
{
    if (std::exchange(m_mode, mode) != mode)
        Q_EMIT modeChanged();
    if (std::exchange(m_playing, playing) != playing)
        Q_EMIT playingChanged();
    Q_EMIT nowChanged();
}

void FakeClock::goLive()
{
    m_now = realNow;
    if (std::exchange(m_rate, 1) != 1)
        Q_EMIT rateChanged();
    enter(Mode::Live, true);
}

void FakeClock::play() { enter(Mode::Fixed, true); }
void FakeClock::pause() { enter(Mode::Fixed, false); }

void FakeClock::seek(qint64 milliseconds)
{
    m_now = std::clamp(milliseconds, bounds().begin.milliseconds, bounds().end.milliseconds);
    enter(Mode::Fixed, m_mode == Mode::Fixed && m_playing);
}

void FakeClock::step(qint64 milliseconds)
{
    m_now = std::clamp(m_now + milliseconds, bounds().begin.milliseconds, bounds().end.milliseconds);
    enter(Mode::Fixed, false);
}

void FakeClock::setRate(double rate)
{
    if (m_mode == Mode::Live && rate >= 1)
        return;
    m_rate = rate;
    Q_EMIT rateChanged();
    enter(Mode::Fixed, m_playing);
}

void FakeClock::setLoop(citywall::TimeRange range)
{
    m_loop = range;
    Q_EMIT loopChanged();
}

double FakeClock::parse(const QString &text) const
{
    const qint64 today = realNow - realNow % (24 * hour) + 6 * hour; // midnight in Chicago
    if (text == u"now" || text == u"现在")
        return double(m_now);
    return text == u"08:00" ? double(today + 8 * hour) : text == u"23:30" ? double(today + 23 * hour + hour / 2) : nan;
}

QVariantList FakeRegistry::search(const QString &text, int limit) const
{
    QVariantList found;
    for (const Area &a : services().areas->areas()) {
        if (a.name.contains(text, Qt::CaseInsensitive) && found.size() < limit)
            found.append(QVariantMap { { QStringLiteral("kind"), QStringLiteral("area") },
                                       { QStringLiteral("id"), a.id },
                                       { QStringLiteral("title"), a.name },
                                       { QStringLiteral("subtitle"), QStringLiteral("Area") } });
    }
    return found;
}

void FakeRegistry::leave(FeedStatus *feed)
{
    m_feeds.removeOne(feed);
    Q_EMIT feedsChanged();
}

void FakeRegistry::come(FeedStatus *feed, int place)
{
    m_feeds.insert(place, feed);
    Q_EMIT feedsChanged();
}

void FakeRegistry::hear(FeedStatus *feed)
{
    feed->messages.prepend(FeedMessage(feed->messages.last()));
    Q_EMIT feed->messagesChanged();
}

QFuture<ObservationsPtr> FakeHistory::request(const ObservationQuery &query)
{
    auto rows = std::make_shared<Observations>();
    rows->feed = query.feed;
    const TimeRange known = extent({});
    const qint64 begin = std::max(query.range.begin, known.begin).milliseconds;
    const qint64 end = std::min(query.range.end, known.end).milliseconds;
    const auto add = [&](qint64 time, FeatureKey feature, GeoPoint own, double value) {
        rows->phenomenonTime.push_back(time);
        rows->receivedTime.push_back(time);
        rows->feature.push_back(feature);
        rows->longitudeE7.push_back(own.isValid() ? qint32(own.longitudeDegrees * 1e7) : Observations::noPosition);
        rows->latitudeE7.push_back(own.isValid() ? qint32(own.latitudeDegrees * 1e7) : Observations::noPosition);
        for (std::vector<float> &column : rows->values)
            column.push_back(float(value));
        rows->source.push_back(0);
    };
    for (qint64 t = (begin + 299'999) / 300'000 * 300'000; t < end; t += 300'000) {
        const auto step = int(t / 300'000);
        for (int square = 0; square < 12 && query.feed == u"traffic.link-speed"; ++square)
            add(t, FeatureKey(square), {}, (14 - 0.4 * square - 4 * rhythm(t)) / 1.2);
        const int square = step * 7 % 17; // more often in the first ones, and at the rush hours
        if (query.feed.startsWith(u"safety.") && step % 10 < 2 + 6 * rhythm(t))
            add(t, 0, squares()[square < 12 ? square : square - 12].bounds.center(), 1);
    }
    return QtFuture::makeReadyValueFuture(ObservationsPtr(rows));
}

QFuture<Histogram> FakeHistory::histogram(const QStringList &feeds, TimeRange range, int buckets)
{
    lastRange = range;
    lastBuckets = buckets;
    Histogram h { range, feeds, {} };
    for (qsizetype feed = 0; feed < feeds.size(); ++feed) {
        std::vector<qint64> counts;
        for (int b = 0; b < buckets; ++b) {
            const qint64 at = range.begin.milliseconds + range.length().count() * b / buckets;
            const double noise = 0.85 + 0.3 * std::abs(std::sin(double(at / hour % 97) * 1.7 + double(b * 13 % 29)));
            const bool observed = at < FakeClock::realNow && at > FakeClock::realNow - 7 * 24 * hour;
            counts.push_back(observed ? qint64((feed == 0 ? 400 + 40 * rhythm(at) : 1 + 9 * rhythm(at)) * noise) : 0);
        }
        h.counts.push_back(counts);
    }
    return QtFuture::makeReadyValueFuture(h);
}

FeedDictionaryPtr FakeHistory::dictionary(const QString &feed) const
{
    auto dictionary = std::make_shared<FeedDictionary>();
    if (feed == u"safety.incident" || feed == u"safety.unit") {
        const auto add = [&](const char *id, const char *name, GeoPoint position) {
            Feature f;
            f.key = FeatureKey(dictionary->features.size());
            f.id = QString::fromLatin1(id);
            f.name = QString::fromUtf8(name);
            f.position = position;
            dictionary->features.push_back(f);
        };
        add("I-1042", "Collision, W Madison St", { -87.65, 41.88 });
        add("I-GARY", "Outside the city", { -87.34, 41.59 });
        add("I-SEATTLE", "Far outside the city", { -122.33, 47.61 });
    }
    for (int square = 0; square < 12 && feed == u"traffic.link-speed"; ++square) {
        Feature f;
        f.key = FeatureKey(square);
        f.id = QStringLiteral("L-%1").arg(square);
        f.area = square;
        dictionary->features.push_back(f);
    }
    return dictionary;
}

TimeRange FakeHistory::extent(const QString &) const
{
    return { { FakeClock::realNow - 7 * 24 * hour }, { FakeClock::realNow } };
}

void FakeComparison::begin(int days, qint64 moreMilliseconds)
{
    m_usual = false;
    m_days = days;
    m_more = moreMilliseconds;
    start();
}

void FakeComparison::beginUsual()
{
    m_usual = true;
    m_days = 0;
    m_more = 0;
    start();
}

void FakeComparison::start()
{
    m_active = true;
    Q_EMIT earlierChanged();
    Q_EMIT activeChanged();
    Q_EMIT timesChanged();
    Q_EMIT nowChanged();
}

void FakeComparison::keep(int weeks)
{
    m_weeks = weeks;
    Q_EMIT nowChanged();
}

void FakeComparison::end()
{
    m_active = false;
    Q_EMIT activeChanged();
    Q_EMIT timesChanged();
    Q_EMIT nowChanged();
}

} // namespace citywall
