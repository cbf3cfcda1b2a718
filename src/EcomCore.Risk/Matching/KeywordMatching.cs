namespace EcomCore.Risk;

/// <summary>How literally keywords are taken.</summary>
public sealed record KeywordMatching
{
    /// <summary>The largest <see cref="MaxGap"/>.</summary>
    public const int MaxGapLimit = 16;

    private readonly int _maxGap;

    /// <summary>Gets the literal way: characters match only themselves, nothing is passed over, every occurrence counts.</summary>
    public static KeywordMatching Exact { get; } = new();

    /// <summary>Gets the way for text that people write: every fold, no gaps, negated hits and parts of longer words left out.</summary>
    public static KeywordMatching Everyday { get; } = new() { Folds = TextFolds.All, Negation = true, WholeWords = true };

    /// <summary>Gets the differences of writing that are not seen.</summary>
    /// <value>Default none.</value>
    public TextFolds Folds { get; init; }

    /// <summary>Gets how many separators may stand between two characters of a keyword.</summary>
    /// <value>
    /// 0 to 16 UTF-16 units; default 0. Separators are white space, punctuation, symbols, control and format characters, but not the marks that part
    /// clauses (comma, semicolon, colon, Chinese full stop and enumeration comma) and not characters outside the basic plane, such as emoji.
    /// Above 0 a keyword's own separators do not count either: "on sale" is found in "onsale" and "on--sale".
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

    /// <summary>Gets a value indicating whether a hit directly behind a negation ("没有异味", "not a counterfeit") is left out.</summary>
    /// <value>Default false. docs/risk.md lists the negations.</value>
    public bool Negation { get; init; }

    /// <summary>Gets a value indicating whether a hit that begins or ends with an ASCII letter or digit must not go on with one ("imitation" in "limitation").</summary>
    /// <value>Default false. Chinese text is not touched by this.</value>
    public bool WholeWords { get; init; }
}
