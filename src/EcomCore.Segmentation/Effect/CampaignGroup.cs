namespace EcomCore.Segmentation;

/// <summary>The customers of one side of a campaign, chosen at random before it began. Immutable.</summary>
public sealed class CampaignGroup
{
    private readonly double[] _revenue;

    private CampaignGroup(int customers, int conversions, double[] revenue)
    {
        Customers = customers;
        Conversions = conversions;
        _revenue = revenue;
    }

    /// <summary>Gets the number of customers, those who did nothing included.</summary>
    public int Customers { get; }

    /// <summary>Gets the number of customers who bought.</summary>
    public int Conversions { get; }

    /// <summary>Gets the share of customers who bought; NaN without customers.</summary>
    public double Rate => (double)Conversions / Customers;

    /// <summary>Gets whether the revenue per customer is known.</summary>
    public bool HasRevenue => _revenue.Length == Customers && Customers > 0;

    /// <summary>Gets the mean revenue per customer, those who did nothing included; NaN when it is not known.</summary>
    public double RevenuePerCustomer => HasRevenue ? _revenue.Average() : double.NaN;

    internal double[] Revenue => _revenue;

    /// <summary>Makes a group of counts.</summary>
    /// <param name="customers">All customers, 0 to <see cref="Proportions.MaxCustomers"/>.</param>
    /// <param name="conversions">Those who bought, 0 to <paramref name="customers"/>.</param>
    /// <returns>The group, without revenue.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static CampaignGroup Of(int customers, int conversions)
    {
        Guard.Between(customers, 0, Proportions.MaxCustomers);
        Guard.Between(conversions, 0, customers);
        return new CampaignGroup(customers, conversions, []);
    }

    /// <summary>Makes a group of what each customer spent.</summary>
    /// <param name="revenuePerCustomer">A value per customer, 0 for those who bought nothing; finite, from -1e15 to 1e15. Whoever spent more than 0 bought.</param>
    /// <returns>The group, with revenue.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="revenuePerCustomer"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range or NaN.</exception>
    public static CampaignGroup Of(IEnumerable<double> revenuePerCustomer)
    {
        Guard.NotNull(revenuePerCustomer);
        var revenue = revenuePerCustomer.ToArray();
        foreach (var value in revenue)
        {
            Guard.Between(value, -1e15, 1e15, nameof(revenuePerCustomer));
        }

        return new CampaignGroup(revenue.Length, revenue.Count(value => value > 0), revenue);
    }
}
