using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EcomCore.Risk.Tests;

[Properties(Arbitrary = [typeof(Generators)], MaxTest = 120)]
public sealed class KeywordMatcherLaws
{
    [Property]
    public Property Matches_equal_a_naive_search(Search search) => EqualsNaive(search, MatchKind.LeftmostLongest);

    [Property]
    public Property Leftmost_first_matches_equal_a_naive_search(Search search) => EqualsNaive(search, MatchKind.LeftmostFirst);

    [Property]
    public Property All_matches_equal_a_naive_search(Search search) => EqualsNaive(search, MatchKind.All);

    [Property]
    public Property Literal_matches_are_what_the_framework_finds(Search search)
    {
        var keywords = search.Groups.SelectMany(group => group.Keywords).ToArray();
        var text = string.Concat(Enumerable.Repeat(search.Text, 5));
        var expected =
            from keyword in Enumerable.Range(0, keywords.Length)
            from start in Enumerable.Range(0, text.Length)
            where string.CompareOrdinal(text, start, keywords[keyword], 0, keywords[keyword].Length) == 0
            select new KeywordMatch(keyword, start, keywords[keyword].Length);
        return new KeywordMatcher(keywords).Find(text, MatchKind.All).ToHashSet().SetEquals(expected).ToProperty();
    }

    [Property]
    public bool The_matched_text_begins_and_ends_with_the_keyword(Search search)
    {
        var matcher = new KeywordMatcher(search.Groups, search.Matching);
        return matcher.Find(search.Text, MatchKind.All).All(match =>
        {
            var (piece, keyword) = (search.Text.Substring(match.Start, match.Length), matcher.Keywords[match.Keyword]);
            return Fold(piece[0]) == Fold(keyword[0]) && Fold(piece[^1]) == Fold(keyword[^1]);
        });

        char Fold(char c) => NaiveSearch.Fold(c, search.Matching);
    }

    [Property]
    public bool Groups_do_not_see_each_other(Search search)
    {
        var together = new KeywordMatcher(search.Groups, search.Matching);
        for (var i = 0; i < search.Groups.Length; i++)
        {
            var alone = new KeywordMatcher([search.Groups[i]], search.Matching);
            var found = together.Find(search.Text).Where(match => together.GroupOf(match.Keyword) == i).Select(match => (together.Keywords[match.Keyword], match.Start, match.Length));
            if (!found.SequenceEqual(alone.Find(search.Text).Select(match => (alone.Keywords[match.Keyword], match.Start, match.Length))))
            {
                return false;
            }
        }

        return true;
    }

    [Property]
    public bool Counting_and_asking_agree_with_finding(Search search)
    {
        var matcher = new KeywordMatcher(search.Groups, search.Matching);
        var found = matcher.Find(search.Text);
        return matcher.Count(search.Text) == found.Count && matcher.IsMatch(search.Text) == found.Count > 0;
    }

    [Property]
    public Property Reading_backwards_finds_the_same(Search search, MatchKind kind)
    {
        var matcher = new KeywordMatcher(search.Groups, search.Matching);
        var backward = new List<KeywordMatch>();
        matcher.FindBackward(search.Text, backward, kind);
        var found = matcher.Find(search.Text, kind);
        return backward.SequenceEqual(found).Label($"backward {string.Join(" ", backward)}, found {string.Join(" ", found)}");
    }

    [Property]
    public Property A_text_in_pieces_is_searched_as_if_it_were_whole(Search search, MatchKind kind, PositiveInt seed)
    {
        var matcher = new KeywordMatcher(search.Groups, search.Matching);
        var random = new Random(seed.Get);
        var text = string.Concat(Enumerable.Repeat(search.Text, random.Next(1, 12)));
        var scanner = matcher.Scan(kind);
        var found = new List<StreamMatch>();
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(random.Next(0, 30), text.Length - at);
            scanner.Append(text.AsSpan(at, length), found);
            at += length;
        }

        scanner.Complete(found);
        var expected = matcher.Find(text, kind).Select(match => new StreamMatch(match.Keyword, match.Start, match.Length)).ToList();
        return (found.SequenceEqual(expected) && scanner.Length == text.Length).Label($"found {string.Join(" ", found)}, expected {string.Join(" ", expected)}");
    }

    [Property]
    public Property Utf8_is_searched_as_the_text_it_holds(Search search, MatchKind kind)
    {
        var matcher = new KeywordMatcher(search.Groups, search.Matching);
        var text = string.Concat(Enumerable.Repeat(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(search.Text)) + "\U0001F600", 1 + (search.Text.Length * 10)));
        var found = new List<KeywordMatch>();
        matcher.Find(Encoding.UTF8.GetBytes(text), found, kind);
        var expected = matcher.Find(text, kind).Select(match =>
            new KeywordMatch(match.Keyword, Encoding.UTF8.GetByteCount(text.AsSpan(0, match.Start)), Encoding.UTF8.GetByteCount(text.AsSpan(match.Start, match.Length))));
        return found.SequenceEqual(expected).ToProperty();
    }

    [Property]
    public bool A_matcher_read_back_finds_the_same(Search search, MatchKind kind)
    {
        var matcher = new KeywordMatcher(search.Groups, search.Matching);
        var again = KeywordMatcher.FromBytes(matcher.ToBytes());
        return again.Find(search.Text, kind).SequenceEqual(matcher.Find(search.Text, kind)) && again.Matching.Equals(matcher.Matching) && again.ToBytes().SequenceEqual(matcher.ToBytes());
    }

    private static Property EqualsNaive(Search search, MatchKind kind)
    {
        var expected = NaiveSearch.Find(search.Text, search.Groups, search.Matching, kind);
        var found = new KeywordMatcher(search.Groups, search.Matching).Find(search.Text, kind);
        return found.SequenceEqual(expected)
            .Label($"found {string.Join(" ", found)}, expected {string.Join(" ", expected)}")
            .Classify(expected.Count > 0, "with matches");
    }
}
