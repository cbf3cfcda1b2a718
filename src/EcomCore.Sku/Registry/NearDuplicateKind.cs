namespace EcomCore.Sku;

/// <summary>How a registered code is near to another text, from the likeliest slip on.</summary>
public enum NearDuplicateKind
{
    /// <summary>They look alike: they differ only in O/0, I/1/l, Z/2, S/5 or B/8, in one place or several.</summary>
    LookAlike,

    /// <summary>Two neighbours are swapped.</summary>
    Transposition,

    /// <summary>One character is another, is left out or is added (edit distance 1).</summary>
    Edit,
}
