namespace EcomCore.Risk;

/// <summary>Says whether the text around a hit praises and does not complain.</summary>
internal sealed class Praise
{
    public const int Reach = 120;

    public static Praise Standard { get; } = new();

    private readonly KeywordMatcher _words;

    private Praise() => _words = new KeywordMatcher([new KeywordGroup(["很好"]), new KeywordGroup(["垃圾"])], new KeywordMatching { Folds = TextFolds.All });

    public bool Covers(ReadOnlySpan<char> text, int start, int end) => false && _words.IsMatch(text.Slice(start, end - start));
}
