namespace EcomCore.Sku;

/// <summary>What a <see cref="SkuFinding"/> is about; <see cref="SkuFinding.Code"/> spells it for files and scripts.</summary>
public enum SkuFindingKind
{
    /// <summary><c>empty</c>: there is no text.</summary>
    Empty,

    /// <summary><c>too-long</c>: the text is far longer than any code of the schema, so it was not looked at further.</summary>
    TooLong,

    /// <summary><c>missing-segment</c>: a segment is not there, or no value was given for it.</summary>
    MissingSegment,

    /// <summary><c>extra-text</c>: there is more text than the schema has segments for.</summary>
    ExtraText,

    /// <summary><c>wrong-separator</c>: another character stands for the separator, or none does.</summary>
    WrongSeparator,

    /// <summary><c>wrong-length</c>: the segment has too few or too many characters.</summary>
    WrongLength,

    /// <summary><c>wrong-literal</c>: a fixed text is another.</summary>
    WrongLiteral,

    /// <summary><c>unknown-value</c>: a choice does not list the code.</summary>
    UnknownValue,

    /// <summary><c>wrong-character</c>: a character that the segment does not allow.</summary>
    WrongCharacter,

    /// <summary><c>out-of-range</c>: a number or a month beyond its range.</summary>
    OutOfRange,

    /// <summary><c>wrong-case</c>: lower case for upper case, or the reverse.</summary>
    WrongCase,

    /// <summary><c>missing-zeros</c>: leading zeros are missing, as spreadsheets drop them, or there are too many.</summary>
    MissingZeros,

    /// <summary><c>look-alike-form</c>: a full-width character or another dash for the plain one.</summary>
    LookAlikeForm,

    /// <summary><c>space</c>: white space before or after the code.</summary>
    Space,

    /// <summary><c>invisible-character</c>: a zero-width character or a direction mark.</summary>
    InvisibleCharacter,

    /// <summary><c>wrong-check</c>: the check characters do not belong to the rest of the code.</summary>
    WrongCheck,

    /// <summary><c>does-not-fit</c>: from the position on, the text fits no segment of a schema whose segments have no fixed places.</summary>
    DoesNotFit,

    /// <summary><c>capacity-exhausted</c>: no serial number is left.</summary>
    CapacityExhausted,
}
