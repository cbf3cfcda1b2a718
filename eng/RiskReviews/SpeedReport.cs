using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EcomCore.Risk;

namespace EcomCore.RiskReviews;

/// <summary>MB of UTF-8 text per second, one call per review, one thread: this matcher and what .NET offers, in turns.</summary>
internal static class SpeedReport
{
    // The reviews are cut into parts, and of each part the quickest round counts: what else the machine does then disturbs little.
    private const int Parts = 24;

    public static void Write(string[] reviews, string folder)
    {
        var bytes = reviews.Sum(review => (long)Encoding.UTF8.GetByteCount(review));
        var utf8 = reviews.Select(Encoding.UTF8.GetBytes).ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reviews.Length} reviews, {bytes / 1e6:F1} MB of UTF-8, {Environment.Version}"));
        Console.WriteLine("list   keywords  build ms  literal  folded  UTF-8  SearchValues  Regex  Contains");
        foreach (var (name, list) in new (string, Func<string, int, string[]>)[] { ("plain", KeywordLists.Plain), ("dense", KeywordLists.Dense) })
        {
            foreach (var count in new[] { 100, 1_000, 10_000, 100_000 })
            {
                var keywords = list(folder, count);
                var build = Enumerable.Range(0, 5).Min(_ => Milliseconds(() => new KeywordMatcher(keywords)));
                var matches = new List<KeywordMatch>(1 << 20);
                var literal = new KeywordMatcher(keywords);
                var folded = new KeywordMatcher(keywords, new KeywordMatching { Folds = TextFolds.Case | TextFolds.Width | TextFolds.Traditional | TextFolds.ZeroWidth });
                var ways = new List<Action<int>?>
                {
                    i => literal.Find(reviews[i].AsSpan(), matches),
                    i => folded.Find(reviews[i].AsSpan(), matches),
                    i => literal.Find(utf8[i], matches),
                };
                ways.Add(count <= 10_000 ? SearchValuesWay(keywords, reviews) : null);
                ways.Add(count <= 1_000 ? RegexWay(keywords, reviews) : null);
                ways.Add(count <= 1_000 ? ContainsWay(keywords, reviews) : null);
                var speeds = Speeds(ways, reviews.Length, bytes, () => matches.Clear());
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name,-6} {count,8} {build,9:F0} {speeds[0],8:F0} {speeds[1],7:F0} {speeds[2],6:F0} {Of(speeds[3]),13} {Of(speeds[4]),6} {Of(speeds[5]),9}"));
            }
        }
    }

    private static string Of(double speed) => double.IsNaN(speed) ? "-" : speed.ToString("F0", CultureInfo.InvariantCulture);

    private static double Milliseconds(Func<object> act)
    {
        var start = Stopwatch.GetTimestamp();
        GC.KeepAlive(act());
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double[] Speeds(List<Action<int>?> ways, int count, long bytes, Action clear)
    {
        var best = ways.Select(_ => Enumerable.Repeat(double.MaxValue, Parts).ToArray()).ToArray();
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < 5 || (round < 30 && clock.Elapsed < TimeSpan.FromSeconds(12)); round++)
        {
            for (var way = 0; way < ways.Count; way++)
            {
                if (ways[way] is not { } act)
                {
                    continue;
                }

                for (var part = 0; part < Parts; part++)
                {
                    var start = Stopwatch.GetTimestamp();
                    for (var i = count * part / Parts; i < count * (part + 1) / Parts; i++)
                    {
                        act(i);
                    }

                    best[way][part] = Math.Min(best[way][part], Stopwatch.GetElapsedTime(start).TotalSeconds);
                }

                clear();
            }
        }

        return [.. best.Select((parts, way) => ways[way] is null ? double.NaN : bytes / parts.Sum() / 1e6)];
    }

    /// <summary>SearchValues finds where a keyword begins, a set says which is the longest there.</summary>
    private static Action<int> SearchValuesWay(string[] keywords, string[] reviews)
    {
        var values = SearchValues.Create(keywords, StringComparison.Ordinal);
        var set = new HashSet<string>(keywords, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var lengths = keywords.Select(keyword => keyword.Length).Distinct().OrderDescending().ToArray();
        var found = new List<KeywordMatch>();
        return i =>
        {
            found.Clear();
            var text = reviews[i].AsSpan();
            for (var at = 0; at < text.Length && text[at..].IndexOfAny(values) is var next and >= 0;)
            {
                at += next;
                foreach (var length in lengths)
                {
                    if (at + length <= text.Length && set.Contains(text.Slice(at, length)))
                    {
                        found.Add(new KeywordMatch(0, at, length));
                        at += length;
                        break;
                    }
                }
            }
        };
    }

    private static Action<int> RegexWay(string[] keywords, string[] reviews)
    {
        var pattern = string.Join('|', keywords.OrderByDescending(keyword => keyword.Length).Select(Regex.Escape));
        var regex = new Regex(pattern, RegexOptions.Compiled | RegexOptions.CultureInvariant);
        var found = new List<KeywordMatch>();
        return i =>
        {
            found.Clear();
            foreach (var match in regex.EnumerateMatches(reviews[i]))
            {
                found.Add(new KeywordMatch(0, match.Index, match.Length));
            }
        };
    }

    private static Action<int> ContainsWay(string[] keywords, string[] reviews)
    {
        var found = new List<KeywordMatch>();
        return i =>
        {
            found.Clear();
            for (var keyword = 0; keyword < keywords.Length; keyword++)
            {
                if (reviews[i].Contains(keywords[keyword], StringComparison.Ordinal))
                {
                    found.Add(new KeywordMatch(keyword, 0, 0));
                }
            }
        };
    }
}
