namespace EcomCore.Risk;

/// <summary>Says whether the text around a hit, and the hit itself, praise more than they complain.</summary>
/// <remarks>
/// Words of satisfaction weigh 2 and 1, words of complaint -3 and -1; a hit counts as covered by praise from a sum of 1 on. docs/risk.md has what that
/// does on 74,761 labelled reviews.
/// </remarks>
internal sealed class Praise
{
    /// <summary>How many characters before and behind a hit are read.</summary>
    public const int Reach = 120;

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

    public bool Covers(ReadOnlySpan<char> text, int start, int end)
    {
        var (from, to) = (Math.Max(0, start - Reach), Math.Min(text.Length, end + Reach));
        var sum = new WeightSink(_weights);
        _words.Scan(text.Slice(from, to - from), MatchKind.LeftmostLongest, ref sum);
        return sum.Total > 0;
    }

    private struct WeightSink(sbyte[] weights) : IMatchSink
    {
        public int Total { get; private set; }

        public bool Take(KeywordMatch match)
        {
            Total += weights[match.Keyword];
            return true;
        }
    }
}
