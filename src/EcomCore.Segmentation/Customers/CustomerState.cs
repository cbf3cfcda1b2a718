using System.Runtime.InteropServices;
using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>What a builder keeps of one customer: 24 bytes, so that a million customers stay near the processor.</summary>
/// <remarks>Both ends grow upwards from 0, so that a line updates them without a branch. They mean nothing while <see cref="Purchases"/> is 0.</remarks>
[StructLayout(LayoutKind.Auto)]
internal struct CustomerState
{
    /// <summary>Money in units of <see cref="MoneyUnits"/>, apart from what does not fit them.</summary>
    public long Units;
    public int Purchases;
    public int LastKey;
    public int FirstKeyFromTop;

    /// <summary>The most decimals of any amount among the units.</summary>
    public byte Scale;

    /// <summary>Whether there is money that does not fit the units.</summary>
    public bool HasMore;

    public readonly LocalDate First => DayKey.DateOf(DayKey.Top - FirstKeyFromTop);

    public readonly LocalDate Last => DayKey.DateOf(LastKey);

    public readonly int DaysFromFirstToLast => Period.DaysBetween(First, Last);

    public readonly int DaysUntil(LocalDate asOf) => Period.DaysBetween(Last, asOf);
}
