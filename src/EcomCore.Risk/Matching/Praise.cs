namespace EcomCore.Risk;

/// <summary>Says whether the text around a hit, and the hit itself, praise more than they complain.</summary>
/// <remarks>
/// Words of satisfaction weigh 2 and 1, words of complaint -3 and -1; a hit counts as covered by praise from a sum of 1 on. Behind a negation a word of
/// satisfaction weighs -1 ("not fresh at all") and a word of complaint nothing ("not broken"); within the hit satisfaction weighs nothing ("正品" in
/// "不是正品"); a word of satisfaction counts twice at most. docs/risk.md has what that does on 74,761 labelled reviews.
/// </remarks>
internal sealed class Praise
{
    /// <summary>How many characters before and behind a hit are read.</summary>
    public const int Reach = 120;

    private const int NegatedPraise = -1;

    // Whoever repeats a word of praise more often does not mean it.
    private const int MaxTimes = 2;

    // Kept for the next hit, so that a scan allocates nothing.
    [ThreadStatic]
    private static List<KeywordMatch>? _found;

    private readonly KeywordMatcher _words;
    private readonly sbyte[] _weights;

    private Praise()
    {
        (string[] Words, sbyte Weight)[] lists =
        [
            (PraiseWords.Strong, 2), (PraiseWords.Mild, 1), (PraiseWords.Complaint, -3), (PraiseWords.Doubt, -1), (PraiseWords.Neither, 0),
        ];
        _words = new KeywordMatcher(lists.SelectMany(list => list.Words), new KeywordMatching { Folds = TextFolds.All });
        _weights = [.. lists.SelectMany(list => list.Words.Select(_ => list.Weight))];
    }

    public static Praise Standard { get; } = new();

    /// <summary>Whether the hit from <paramref name="start"/> up to <paramref name="end"/> stands in praise.</summary>
    public bool Covers(ReadOnlySpan<char> text, int start, int end)
    {
        var from = Math.Max(0, start - Reach);
        var around = text.Slice(from, Math.Min(text.Length, end + Reach) - from);
        var words = _found ??= new List<KeywordMatch>();
        words.Clear();
        _words.Find(around, words);

        var sum = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var weight = WeightOf(words[i], around, start - from, end - from);
            sum += weight > 0 && TimesBefore(words, i) >= MaxTimes ? 0 : weight;
        }

        return sum > 0;
    }

    private static int TimesBefore(List<KeywordMatch> words, int last)
    {
        var times = 0;
        for (var i = 0; i < last; i++)
        {
            times += words[i].Keyword == words[last].Keyword ? 1 : 0;
        }

        return times;
    }

    private int WeightOf(KeywordMatch word, ReadOnlySpan<char> around, int start, int end)
    {
        int weight = _weights[word.Keyword];
        if (weight > 0 && word.Start < end && word.End > start)
        {
            return 0;
        }

        // A question mark is no word that could be taken back.
        var isNegated = weight != 0 && char.IsLetter(around[word.Start]) && Negation.Standard.IsBefore(around, word.Start);
        return !isNegated ? weight : weight > 0 ? NegatedPraise : 0;
    }
}
