using System.Runtime.InteropServices;
using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>What a builder keeps of one customer; dates are ISO and mean nothing while <see cref="Purchases"/> is 0.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct CustomerState
{
    public decimal Revenue;
    public long Purchases;
    public LocalDate First;
    public LocalDate Last;

    public readonly int DaysUntil(LocalDate asOf) => Period.DaysBetween(Last, asOf);

    public readonly int DaysFromFirstToLast => Period.DaysBetween(First, Last);

    public readonly decimal MoneyBy(MonetaryMeasure measure) => measure == MonetaryMeasure.Total ? Revenue : Revenue / Purchases;
}
