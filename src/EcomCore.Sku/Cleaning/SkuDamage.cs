namespace EcomCore.Sku;

/// <summary>What happened to a code on its way through keyboards and spreadsheets; <see cref="SkuSuggestion.DamageCode"/> spells it for files and scripts.</summary>
public enum SkuDamage
{
    /// <summary><c>spelling</c>: case, full-width forms, spaces, invisible characters, dashes, separators, or zeros lost within a segment; the findings say which.</summary>
    Spelling,

    /// <summary><c>spreadsheet-quote</c>: the code stands in a formula or behind an apostrophe: <c>="0042"</c>, <c>'0042</c>.</summary>
    Quote,

    /// <summary><c>lost-zeros</c>: leading zeros of the whole code were dropped because it looked like a number.</summary>
    LostZeros,

    /// <summary><c>decimal</c>: the code was read as a number with decimals: <c>42.0</c>, or <c>1.1</c> for <c>01.10</c>.</summary>
    DecimalNumber,

    /// <summary><c>thousands</c>: the number got thousands separators: <c>1,234,567</c>.</summary>
    Thousands,

    /// <summary><c>scientific-notation</c>: the number is shown with an exponent: <c>2.504E+03</c>; also a code such as <c>1E05</c> taken for one.</summary>
    ScientificNotation,

    /// <summary><c>date</c>: the code was taken for a date: <c>2-Jan</c>, <c>2025-04-01</c>.</summary>
    Date,

    /// <summary><c>date-number</c>: the code was taken for a date, and the date is shown as a number of days.</summary>
    DateNumber,
}
