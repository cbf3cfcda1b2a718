using System.Collections;
using System.Globalization;
using System.Numerics;

namespace EcomCore.Sku;

/// <summary>The codes made from a <see cref="SkuMatrix"/>: all that were asked for, or none.</summary>
public sealed class SkuBatch : IReadOnlyList<SkuCode>
{
    private readonly IReadOnlyList<SkuCode>? _codes;

    internal SkuBatch(IReadOnlyList<SkuCode> codes)
    {
        _codes = codes;
        Asked = codes.Count;
        Possible = codes.Count;
    }

    internal SkuBatch(BigInteger asked, BigInteger possible, string reason)
    {
        Asked = asked;
        Possible = possible;
        Reason = string.Format(CultureInfo.InvariantCulture, "{0} codes were asked for, {1} are possible: {2}.", asked, possible, reason);
    }

    /// <summary>Gets a value indicating whether the codes were made.</summary>
    public bool IsComplete => _codes is not null;

    /// <summary>Gets how many codes were asked for.</summary>
    public BigInteger Asked { get; }

    /// <summary>Gets how many codes could be made; equal to <see cref="Asked"/> when they were.</summary>
    public BigInteger Possible { get; }

    /// <summary>Gets why no codes were made, with both numbers; null when they were.</summary>
    public string? Reason { get; }

    /// <summary>Gets the number of codes: all or none.</summary>
    public int Count => _codes?.Count ?? 0;

    /// <summary>Gets a code.</summary>
    /// <param name="index">Index from 0.</param>
    /// <exception cref="InvalidOperationException">No codes were made; the message says why.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is not below <see cref="Count"/>.</exception>
    public SkuCode this[int index] => Codes[index];

    private IReadOnlyList<SkuCode> Codes => _codes ?? throw new InvalidOperationException(Reason);

    /// <summary>Walks through the codes.</summary>
    /// <returns>The codes in the matrix's order.</returns>
    /// <exception cref="InvalidOperationException">No codes were made; the message says why.</exception>
    public IEnumerator<SkuCode> GetEnumerator() => Codes.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
