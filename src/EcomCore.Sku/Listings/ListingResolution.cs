using System.Collections;

namespace EcomCore.Sku;

/// <summary>The products behind an order line; or, when they are not known, why.</summary>
public sealed class ListingResolution : IReadOnlyList<ComponentLine>
{
    private readonly IReadOnlyList<ComponentLine>? _lines;

    internal ListingResolution(IReadOnlyList<ComponentLine> lines) => _lines = lines;

    internal ListingResolution(ResolutionStatus status, string reason)
    {
        Status = status;
        Reason = reason;
    }

    /// <summary>Gets whether the products are known, and if not, why.</summary>
    public ResolutionStatus Status { get; }

    /// <summary>Gets a value indicating whether the products are known.</summary>
    public bool IsResolved => _lines is not null;

    /// <summary>Gets why the products are not known, in words; null when they are.</summary>
    public string? Reason { get; }

    /// <summary>Gets the number of products; 0 when they are not known.</summary>
    public int Count => _lines?.Count ?? 0;

    /// <summary>Gets a product and its quantity.</summary>
    /// <param name="index">Index from 0, in the order in which parts are written; each product stands once.</param>
    /// <exception cref="InvalidOperationException">The products are not known; the message says why.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is not below <see cref="Count"/>.</exception>
    public ComponentLine this[int index] => Lines[index];

    private IReadOnlyList<ComponentLine> Lines => _lines ?? throw new InvalidOperationException(Reason);

    /// <summary>Walks through the products.</summary>
    /// <returns>Products and quantities.</returns>
    /// <exception cref="InvalidOperationException">The products are not known; the message says why.</exception>
    public IEnumerator<ComponentLine> GetEnumerator() => Lines.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
