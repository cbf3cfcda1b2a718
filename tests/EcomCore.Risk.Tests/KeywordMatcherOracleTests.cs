using System.Text;
using System.Text.Json;
using EcomCore.Tests;

namespace EcomCore.Risk.Tests;

/// <summary>The tests of the Rust crate aho-corasick, and its answers on real reviews.</summary>
public sealed class KeywordMatcherOracleTests
{
    [SharedDataFact]
    public void The_tests_of_the_aho_corasick_crate_hold()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/risk_matcher.json")));
        var tried = 0;
        foreach (var item in cases.RootElement.EnumerateArray())
        {
            var semantics = item.GetProperty("semantics").GetString()!;
            var patterns = item.GetProperty("patterns").EnumerateArray().Select(p => p.GetString()!).ToArray();

            // Not offered: anchored search, the order of ends instead of starts, empty keywords.
            if (item.GetProperty("anchored").GetBoolean() || KindOf(semantics) is not { } kind || patterns.Contains(string.Empty))
            {
                continue;
            }

            var text = item.GetProperty("haystack").GetString()!;
            var matching = new KeywordMatching { Folds = semantics.Contains("case_insensitive", StringComparison.Ordinal) ? TextFolds.Case : TextFolds.None };
            var found = new KeywordMatcher(patterns, matching).Find(text, kind).Select(m => (m.Keyword, Bytes(text, m.Start), Bytes(text, m.End))).Order();
            var expected = item.GetProperty("matches").EnumerateArray().Select(m => (m[0].GetInt32(), m[1].GetInt32(), m[2].GetInt32())).Order();
            Assert.True(expected.SequenceEqual(found), $"{semantics} {item.GetProperty("name")}");
            tried++;
        }

        Assert.True(tried > 90, $"Only {tried} cases were tried.");
    }

    [SharedDataFact]
    public void Real_reviews_are_matched_as_the_aho_corasick_crate_matches_them()
    {
        using var parts = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/risk_matcher_zh.json")));
        var tried = 0;
        foreach (var part in parts.RootElement.EnumerateArray())
        {
            var matcher = new KeywordMatcher(part.GetProperty("keywords").EnumerateArray().Select(k => k.GetString()!));
            foreach (var item in part.GetProperty("cases").EnumerateArray())
            {
                var text = item.GetProperty("haystack").GetString()!;
                Assert.Equal(Expected(item, "leftmost_longest"), matcher.Find(text));
                Assert.Equal(Expected(item, "leftmost_first"), matcher.Find(text, MatchKind.LeftmostFirst));
                Assert.Equal(
                    Expected(item, "overlapping").OrderBy(m => m.Start).ThenBy(m => m.Length), matcher.Find(text, MatchKind.All));
                tried++;
            }
        }

        Assert.Equal(594, tried);
    }

    private static IEnumerable<KeywordMatch> Expected(JsonElement item, string name) => item.GetProperty(name).EnumerateArray()
        .Select(m => new KeywordMatch(m[0].GetInt32(), m[1].GetInt32(), m[2].GetInt32() - m[1].GetInt32()));

    private static MatchKind? KindOf(string semantics) => semantics switch
    {
        "leftmost_longest" => MatchKind.LeftmostLongest,
        "leftmost_first" => MatchKind.LeftmostFirst,
        "standard_overlapping" or "ascii_case_insensitive_overlapping" => MatchKind.All,
        _ => null,
    };

    private static int Bytes(string text, int end) => Encoding.UTF8.GetByteCount(text.AsSpan(0, end));
}
