namespace EcomCore.Sku;

/// <summary>A code that a damaged text may have been.</summary>
/// <param name="Code">A valid code of the schema.</param>
/// <param name="Damage">What must have happened to it.</param>
/// <param name="Reason">The same in words, in English.</param>
public sealed record SkuSuggestion(string Code, SkuDamage Damage, string Reason)
{
    /// <summary>Gets the stable name of the damage, such as <c>scientific-notation</c>.</summary>
    public string DamageCode => Damage switch
    {
        SkuDamage.Spelling => "spelling",
        SkuDamage.Quote => "spreadsheet-quote",
        SkuDamage.LostZeros => "lost-zeros",
        SkuDamage.DecimalNumber => "decimal",
        SkuDamage.Thousands => "thousands",
        SkuDamage.ScientificNotation => "scientific-notation",
        SkuDamage.Date => "date",
        _ => "date-number",
    };

    /// <summary>Returns code and reason.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Code}: {Reason}";
}
