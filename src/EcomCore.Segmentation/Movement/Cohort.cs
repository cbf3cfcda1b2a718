using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>The customers who first bought in one period, followed through the periods after it.</summary>
/// <param name="Start">First day of the period.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Active">How many of them bought in the first period, the second, ... up to the last one of the data; the first number is <paramref name="Customers"/>.</param>
/// <param name="Revenue">What they spent in each of these periods, returns taken off.</param>
public sealed record Cohort(LocalDate Start, int Customers, IReadOnlyList<int> Active, IReadOnlyList<decimal> Revenue)
{
    /// <summary>Tells what share of the customers bought in a period.</summary>
    /// <param name="age">Periods since the first one, 0 or more.</param>
    /// <returns>0 to 1; NaN for periods after the data.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="age"/> is below 0.</exception>
    public double Retention(int age)
    {
        Guard.AtLeast(age, 0);
        return age < Active.Count ? (double)Active[age] / Customers : double.NaN;
    }
}
