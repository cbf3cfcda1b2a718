namespace EcomCore.Risk;

/// <summary>Says whether the text around a hit, and the hit itself, praise more than they complain.</summary>
/// <remarks>
/// Words of satisfaction weigh 2 and 1, words of complaint -3 and -1; a hit counts as covered by praise from a sum of 1 on. Behind a negation a word of
/// satisfaction weighs -1 ("not fresh at all") and a word of complaint nothing ("not broken"); within the hit satisfaction weighs nothing ("正品" in
/// "不是正品"); a word of satisfaction counts twice at most, and not before a turn ("but") of the sentence that the hit stands in. docs/risk.md has what that does on
/// 74,761 labelled reviews.
/// </remarks>
internal sealed class Praise
{
    /// <summary>How many characters before and behind a hit are read.</summary>
    public const int Reach = 120;

    /// <summary>How many characters behind a hit are looked at: a word that ends within reach may be the beginning of a longer one, and what negates it may stand behind it.</summary>
    public const int LookAhead = Reach + 64;

    private const sbyte NegatedPraise = -1;

    // No weight: marks a word behind which the sentence turns.
    private const sbyte Turn = sbyte.MaxValue;

    // A turn at the beginning of a clause only.
    private const sbyte ClauseTurn = sbyte.MinValue;

    [ThreadStatic]
    private static PraiseReading? _reading;

    private readonly KeywordMatcher _words;
    private readonly sbyte[] _weights;

    private Praise()
    {
        (string[] Words, sbyte Weight)[] lists =
        [
            (PraiseWords.Strong, 2), (PraiseWords.Mild, 1), (PraiseWords.Complaint, -3), (PraiseWords.Doubt, -1), (PraiseWords.Neither, 0),
            (PraiseWords.Turns, Turn), (PraiseWords.ClauseTurns, ClauseTurn),
        ];
        _words = new KeywordMatcher(lists.SelectMany(list => list.Words), new KeywordMatching { Folds = TextFolds.All, WholeWords = true });
        _weights = [.. lists.SelectMany(list => list.Words.Select(_ => list.Weight))];
    }

    public static Praise Standard { get; } = new();

    /// <summary>Gets how many words there are.</summary>
    public int Words => _weights.Length;

    /// <summary>Begins to read a text; kept for the next one of the thread, so that a scan allocates nothing.</summary>
    public PraiseReading Read()
    {
        var reading = _reading ??= new PraiseReading(this);
        reading.Begin();
        return reading;
    }

    /// <summary>The words of a piece of a text, leftmost-longest; places count from the piece.</summary>
    public void Find(ReadOnlySpan<char> piece, List<KeywordMatch> words) => _words.Find(piece, words);

    /// <summary>What a word weighs where it stands.</summary>
    public PraiseWord Weigh(ReadOnlySpan<char> text, KeywordMatch word)
    {
        var weight = _weights[word.Keyword];
        if (weight is Turn or ClauseTurn)
        {
            return new PraiseWord(word.Start, word.End, word.Keyword, 0, weight == Turn || word.Start == 0 || !char.IsLetterOrDigit(text[word.Start - 1]));
        }

        // A question mark is no word that could be taken back.
        var isNegated = weight != 0 && char.IsLetter(text[word.Start]) && Negation.Standard.IsBefore(text, word.Start);
        return new PraiseWord(word.Start, word.End, word.Keyword, !isNegated ? weight : weight > 0 ? NegatedPraise : 0, false);
    }
}
