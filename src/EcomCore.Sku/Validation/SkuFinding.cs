using System.Globalization;

namespace EcomCore.Sku;

/// <summary>One thing that is wrong with a text, and where.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Segment">Name of the segment; null when the finding is about the text as a whole.</param>
/// <param name="Position">Index of the first character concerned, from 0, in UTF-16 units of the text as it was given; its length when something is missing at the end.</param>
/// <param name="Expected">What was expected, in words.</param>
/// <param name="Found">What was found, as it was given.</param>
/// <param name="Suggestion">What was most likely meant; null when that is not clear.</param>
public sealed record SkuFinding(SkuFindingKind Kind, string? Segment, int Position, string Expected, string Found, string? Suggestion)
{
    /// <summary>Gets the stable name of the kind, such as <c>unknown-value</c>.</summary>
    public string Code => CodeOf(Kind);

    /// <summary>Gets one sentence in English, such as <c>size: expected one of S, M, L, found 'X' at 6</c>.</summary>
    public string Message
    {
        get
        {
            var place = Segment is null ? string.Empty : $"{Segment}: ";
            var found = Found.Length == 0 ? "found nothing" : $"found {Spelling.Quote(Found)}";
            var meant = Suggestion is null || Expected == $"'{Suggestion}'" ? string.Empty : $"; did you mean '{Suggestion}'?";
            return string.Format(CultureInfo.InvariantCulture, "{0}expected {1}, {2} at {3}{4}", place, Expected, found, Position, meant);
        }
    }

    /// <summary>Returns <see cref="Message"/>.</summary>
    /// <returns>One sentence.</returns>
    public override string ToString() => Message;

    private static string CodeOf(SkuFindingKind kind) => kind switch
    {
        SkuFindingKind.Empty => "empty",
        SkuFindingKind.TooLong => "too-long",
        SkuFindingKind.MissingSegment => "missing-segment",
        SkuFindingKind.ExtraText => "extra-text",
        SkuFindingKind.WrongSeparator => "wrong-separator",
        SkuFindingKind.WrongLength => "wrong-length",
        SkuFindingKind.WrongLiteral => "wrong-literal",
        SkuFindingKind.UnknownValue => "unknown-value",
        SkuFindingKind.WrongCharacter => "wrong-character",
        SkuFindingKind.OutOfRange => "out-of-range",
        SkuFindingKind.WrongCase => "wrong-case",
        SkuFindingKind.MissingZeros => "missing-zeros",
        SkuFindingKind.LookAlikeForm => "look-alike-form",
        SkuFindingKind.Space => "space",
        SkuFindingKind.InvisibleCharacter => "invisible-character",
        SkuFindingKind.WrongCheck => "wrong-check",
        SkuFindingKind.DoesNotFit => "does-not-fit",
        SkuFindingKind.CapacityExhausted => "capacity-exhausted",
        _ => "unknown",
    };
}
