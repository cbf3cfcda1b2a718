using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Adds up one cohort.</summary>
internal sealed class CohortTally(int periods)
{
    private readonly int[] _active = new int[periods];
    private readonly decimal[] _revenue = new decimal[periods];

    public void Take(int age, in DaySale sale)
    {
        _active[age] += sale.IsPurchase ? 1 : 0;
        _revenue[age] += sale.Amount;
    }

    public Cohort ToCohort(LocalDate start) => new(start, _active[0], Array.AsReadOnly(_active), Array.AsReadOnly(_revenue));
}
