using System.Runtime.InteropServices;

namespace EcomCore.Segmentation;

/// <summary>A column of money, read as <see cref="MoneyUnits"/> without a call per amount.</summary>
internal readonly ref struct MoneyColumn(decimal[] amounts)
{
    // How a decimal stands in memory is not promised, so it is tried once; elsewhere the amounts are taken apart one by one.
    private static readonly bool CanLookInside = Inside([-1234567890123456.789m])[0] is { Flags: unchecked((int)0x8003_0000), High: 0, Low: 1234567890123456789 };

    private readonly decimal[] _amounts = amounts;
    private readonly ReadOnlySpan<Parts> _parts = CanLookInside ? Inside(amounts) : default;

    public decimal this[int line] => _amounts[line];

    /// <summary>False for an amount that does not fit units.</summary>
    public bool TryUnits(int line, out long units, out byte scale) => CanLookInside
        ? MoneyUnits.TryOf(_parts[line].Low, _parts[line].High, _parts[line].Flags, out units, out scale)
        : MoneyUnits.TryOf(_amounts[line], out units, out scale);

    private static ReadOnlySpan<Parts> Inside(decimal[] amounts) => MemoryMarshal.Cast<decimal, Parts>(amounts.AsSpan());

    [StructLayout(LayoutKind.Sequential)]
    private struct Parts
    {
        public int Flags;
        public uint High;
        public ulong Low;
    }
}
