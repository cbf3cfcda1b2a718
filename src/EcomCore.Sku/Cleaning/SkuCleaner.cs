namespace EcomCore.Sku;

/// <summary>Finds out what imported texts were before a keyboard or a spreadsheet changed them. Immutable and safe to share between threads.</summary>
/// <remarks>
/// Every way in which the text can have come from a code is tried. A code is given back only where exactly one fits; of several, all are suggested; the text
/// itself is never changed. With a registry, only registered codes fit. A wrong check character fits nothing: to compute a new one would hide the error.
/// </remarks>
public sealed class SkuCleaner
{
    private const int MaxSuggestions = 10;
    private const int MaxLooked = 64;

    private readonly SpreadsheetNumbers _numbers;
    private readonly SpreadsheetDates _dates;

    /// <summary>Creates a cleaner.</summary>
    /// <param name="schema">The schema of the codes.</param>
    /// <param name="known">The codes that exist, where that is known; null when any code of the schema may be right.</param>
    /// <exception cref="ArgumentNullException"><paramref name="schema"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="known"/> is of another schema.</exception>
    public SkuCleaner(SkuSchema schema, SkuRegistry? known = null)
    {
        Guard.NotNull(schema);
        if (known is not null && !known.Schema.IsSameAs(schema))
        {
            throw new ArgumentException($"Expected a registry of schema '{schema.Name}'; found one of '{known.Schema.Name}'.", nameof(known));
        }

        Schema = schema;
        Known = known;
        _numbers = new SpreadsheetNumbers(schema);
        _dates = new SpreadsheetDates(schema);
    }

    /// <summary>Gets the schema of the codes.</summary>
    public SkuSchema Schema { get; }

    /// <summary>Gets the codes that exist; null when any code of the schema may be right.</summary>
    public SkuRegistry? Known { get; }

    /// <summary>Finds the code that a text was.</summary>
    /// <param name="text">Any text; null counts as empty.</param>
    /// <returns>The one code that fits, or all suggestions, each with its reason.</returns>
    /// <remarks>Never fails. Takes time linear in the text; of texts longer than 64 characters only the spelling is looked at.</remarks>
    public SkuCleanUp Clean(string? text)
    {
        var report = Schema.Validate(text);
        if (report.IsValid)
        {
            return new SkuCleanUp(report, CleanUpStatus.Valid, report.Text, [], 1);
        }

        var fitting = new FittingCodes(Schema, Known, MaxSuggestions);
        AddSpelling(report, fitting);
        if (report.Text.Length <= MaxLooked && CleanText.PlainOf(report.Text) is { Length: > 0 } plain)
        {
            Undo(plain, fitting);
        }

        var status = fitting.Count switch
        {
            0 => CleanUpStatus.Refused,
            1 => CleanUpStatus.Repaired,
            _ => CleanUpStatus.Ambiguous,
        };
        return new SkuCleanUp(report, status, fitting.Count == 1 ? fitting.First : null, fitting.Suggestions, fitting.Count);
    }

    private static void AddSpelling(SkuReport report, FittingCodes fitting)
    {
        if (report.Canonical is { } canonical)
        {
            fitting.Add(canonical, SkuDamage.Spelling, () => string.Join(", ", report.Findings.Select(finding => finding.Code).Distinct()));
        }
    }

    private void Undo(string text, FittingCodes fitting)
    {
        // 2001 for 20-01 lacks a separator; that 2001 is also the number of a day in 1905 says nothing against it.
        var isSpelled = fitting.Count > 0;
        if (Unwrap(text) is { } inner)
        {
            fitting.Add(
                Schema.TryCanonicalize(inner, out var canonical) ? canonical : inner, SkuDamage.Quote, () => $"a spreadsheet keeps the text {inner} as {text}");
        }

        _numbers.Undo(text, fitting);
        _dates.Undo(text, mayCountDays: !isSpelled, fitting);
    }

    /// <summary>The text behind an apostrophe, in quotes, or in a formula that only quotes it.</summary>
    private static string? Unwrap(string text)
    {
        if (text.Length > 1 && text[0] == '\'')
        {
            return text.Substring(1);
        }

        var start = text.StartsWith("=\"", StringComparison.Ordinal) ? 2 : text.StartsWith("\"", StringComparison.Ordinal) ? 1 : 0;
        return start > 0 && text.Length > start + 1 && text[text.Length - 1] == '"' ? text.Substring(start, text.Length - start - 1) : null;
    }
}
