namespace EcomCore.Sku;

/// <summary>Products sold together under a code of the company's own, such as a gift set; may hold other bundles.</summary>
public sealed record Bundle
{
    /// <summary>Creates a bundle.</summary>
    /// <param name="code">Its code; that of no product and no other bundle.</param>
    /// <param name="parts">At least one part; parts of the same code add up.</param>
    /// <exception cref="ArgumentException"><paramref name="code"/> is null or empty, or there is no part.</exception>
    public Bundle(string code, params IReadOnlyList<ListingPart> parts)
    {
        Guard.NotEmpty(code);
        Code = code;
        Parts = PartList.Checked(parts);
    }

    /// <summary>Gets the code.</summary>
    public string Code { get; }

    /// <summary>Gets what one unit of the bundle takes.</summary>
    public IReadOnlyList<ListingPart> Parts { get; }

    /// <inheritdoc/>
    public bool Equals(Bundle? other) => other is not null && Code == other.Code && PartList.Same(Parts, other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Parts.Count);

    /// <summary>Returns code and parts.</summary>
    /// <returns>Such as <c>SET-1: 2 x 01-M-2504-0001-S + 1 x 01-L-2504-0001-M</c>.</returns>
    public override string ToString() => $"{Code}: {string.Join(" + ", Parts)}";
}
