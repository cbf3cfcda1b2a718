namespace EcomCore.Risk;

/// <summary>How literally keywords are taken. Two with the same values are equal.</summary>
public sealed record KeywordMatching
{
    /// <summary>The largest <see cref="MaxGap"/>.</summary>
    public const int MaxGapLimit = 16;

    /// <summary>How many characters without width and marks are passed over between two characters of a keyword.</summary>
    public const int MaxInvisible = 64;

    private readonly int _maxGap;
    private readonly string[] _alike = [];

    /// <summary>Gets the literal way: characters match only themselves, nothing is passed over, every occurrence counts.</summary>
    public static KeywordMatching Exact { get; } = new();

    /// <summary>Gets the way for text that people write: every fold, no gaps, negated hits and parts of longer words left out.</summary>
    public static KeywordMatching Everyday { get; } = new() { Folds = TextFolds.All, Negation = true, WholeWords = true };

    /// <summary>Gets the differences of writing that are not seen.</summary>
    /// <value>Default none.</value>
    public TextFolds Folds { get; init; }

    /// <summary>Gets how many separators may stand between two characters of a keyword.</summary>
    /// <value>
    /// 0 to 16 separators; default 0. Separators are white space, punctuation, symbols, emoji, control and format characters, but not the marks that part
    /// clauses (comma, semicolon, colon, Chinese full stop and enumeration comma). An emoji that is made of several counts as several; one that stands in
    /// a keyword is a character like others, in every text. Above 0 a keyword's own separators do not count either: "on sale" is found in "onsale" and "on--sale".
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public int MaxGap
    {
        get => _maxGap;
        init
        {
            Guard.Between(value, 0, MaxGapLimit);
            _maxGap = value;
        }
    }

    /// <summary>Gets a value indicating whether a character may be repeated: "假冒" is found in "假假假冒冒", and covers the whole runs.</summary>
    /// <value>Default false. A run in the text must be at least as long as in the keyword: "天天" is not found in "天".</value>
    public bool Repeats { get; init; }

    /// <summary>Gets sets of characters that count as one: homophones and look-alikes.</summary>
    /// <value>Default empty. Each text is a set, such as <c>假叚贾</c>; sets that share a character are one. Characters beyond the basic plane are left out. Copied.</value>
    /// <exception cref="ArgumentNullException">The list or a text of it is null.</exception>
    public IReadOnlyList<string> Alike
    {
        get => _alike;
        init
        {
            Guard.NotNull(value);
            _alike = [.. value];
            foreach (var set in _alike)
            {
                Guard.NotNull(set, nameof(value));
            }
        }
    }

    /// <summary>Gets a value indicating whether a hit directly behind a negation ("没有异味", "not a counterfeit") is left out.</summary>
    /// <value>Default false. docs/risk.md lists the negations.</value>
    public bool Negation { get; init; }

    /// <summary>Gets a value indicating whether a hit in a text that praises and does not complain is left out.</summary>
    /// <value>Default false. docs/risk.md says how praise is recognised, and how often that is right on real reviews.</value>
    public bool Praise { get; init; }

    /// <summary>Gets a value indicating whether a hit that begins or ends with an ASCII letter or digit must not go on with one ("imitation" in "limitation").</summary>
    /// <value>Default false. Chinese text is not touched by this.</value>
    public bool WholeWords { get; init; }

    /// <summary>Compares by value.</summary>
    /// <param name="other">The other; may be null.</param>
    /// <returns>True when every value is the same.</returns>
    public bool Equals(KeywordMatching? other) =>
        other is not null && Folds == other.Folds && MaxGap == other.MaxGap && Repeats == other.Repeats && Negation == other.Negation
        && Praise == other.Praise && WholeWords == other.WholeWords && _alike.SequenceEqual(other._alike, StringComparer.Ordinal);

    /// <summary>A hash of the values.</summary>
    /// <returns>The same for equal ones.</returns>
    public override int GetHashCode() => HashCode.Combine(Folds, MaxGap, Repeats, Negation, Praise, WholeWords, _alike.Length);
}
