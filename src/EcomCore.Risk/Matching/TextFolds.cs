namespace EcomCore.Risk;

/// <summary>Differences of writing that a <see cref="KeywordMatcher"/> does not see. Both keywords and text are folded; offsets stay those of the original text.</summary>
[Flags]
public enum TextFolds
{
    /// <summary>Characters match only themselves.</summary>
    None = 0,

    /// <summary>Upper and lower case are the same (simple invariant mapping, one character to one).</summary>
    Case = 1,

    /// <summary>Full-width letters, digits and signs, half-width katakana and the ideographic space match their usual forms.</summary>
    Width = 2,

    /// <summary>Traditional and variant Chinese characters match their simplified form, one character to one (Unihan's kSimplifiedVariant).</summary>
    Traditional = 4,

    /// <summary>Characters without width (zero-width space and joiners, direction marks, soft hyphen, variation selectors) are passed over.</summary>
    ZeroWidth = 8,

    /// <summary>Compatibility characters match the one character they stand for: circled and superscript digits, letter-like signs, radicals (Unicode's decompositions).</summary>
    Compatibility = 16,

    /// <summary>Combining and enclosing marks, such as a stroke through a character, are passed over.</summary>
    Marks = 32,

    /// <summary>All of them.</summary>
    All = Case | Width | Traditional | ZeroWidth | Compatibility | Marks,
}
