namespace EcomCore.Segmentation;

/// <summary>What a campaign did, judged against customers who were left out of it at random. Immutable.</summary>
public sealed class CampaignEffect
{
    private CampaignEffect(CampaignGroup treated, CampaignGroup holdout, CampaignOptions options)
    {
        Treated = treated;
        Holdout = holdout;
        Options = options;
    }

    /// <summary>Gets the customers of the campaign.</summary>
    public CampaignGroup Treated { get; }

    /// <summary>Gets the customers who were left out.</summary>
    public CampaignGroup Holdout { get; }

    /// <summary>Gets how it was judged.</summary>
    public CampaignOptions Options { get; }

    /// <summary>Gets the conversion rate with the campaign minus that without; NaN when a group is empty.</summary>
    public double Uplift => Treated.Rate - Holdout.Rate;

    /// <summary>Gets the interval of <see cref="Uplift"/> (Newcombe); -1 to 1 when a group is empty.</summary>
    public ConfidenceInterval UpliftInterval { get; private set; } = new(-1, 1);

    /// <summary>Gets the interval of the conversion rate with the campaign (Wilson); 0 to 1 when the group is empty.</summary>
    public ConfidenceInterval TreatedInterval { get; private set; } = new(0, 1);

    /// <summary>Gets the interval of the conversion rate without the campaign (Wilson); 0 to 1 when the group is empty.</summary>
    public ConfidenceInterval HoldoutInterval { get; private set; } = new(0, 1);

    /// <summary>Gets the two-sided p-value of no effect on the conversion; 1 when a group is empty.</summary>
    public double PValue { get; private set; } = 1;

    /// <summary>Gets a value indicating whether the p-value is Fisher's exact one; else it is that of the z-test.</summary>
    public bool IsExact { get; private set; }

    /// <summary>Gets the mean revenue per customer with the campaign minus that without; NaN when it is not known of both groups.</summary>
    public double RevenueUplift => Treated.RevenuePerCustomer - Holdout.RevenuePerCustomer;

    /// <summary>Gets the interval of <see cref="RevenueUplift"/> (bootstrap); null when revenue is not known of both groups, or all customers of one spent the same, who cannot show how customers differ.</summary>
    public ConfidenceInterval? RevenueInterval { get; private set; }

    /// <summary>Gets the conversions that the campaign made: the uplift times its customers; NaN when a group is empty.</summary>
    public double ExtraConversions => Uplift * Treated.Customers;

    /// <summary>Gets what the comparison says.</summary>
    public CampaignVerdict Verdict { get; private set; }

    /// <summary>Gets how many customers each of two equal groups needs to see the smallest worthwhile uplift with 80 % power; null when the hold-out is empty or all or none of it bought.</summary>
    public int? CustomersNeeded { get; private set; }

    /// <summary>Compares the customers of a campaign with those who were left out.</summary>
    /// <param name="treated">The customers of the campaign, also those who did not answer.</param>
    /// <param name="holdout">The customers who were left out, chosen at random.</param>
    /// <param name="options">How to judge; <see cref="CampaignOptions.Default"/> when null.</param>
    /// <returns>The effect. It says <see cref="CampaignVerdict.NotEnoughData"/> when a group is too small, too few bought, or the interval holds both no effect and a worthwhile one.</returns>
    /// <exception cref="ArgumentNullException">A group is null.</exception>
    /// <remarks>
    /// Fisher's exact test serves where the smallest expected count is below 5 (Cochran, Biometrics 10, 1954), the pooled z-test elsewhere. More than one campaign, or
    /// more than one segment: correct the p-values with <see cref="MultipleTesting"/>.
    /// </remarks>
    public static CampaignEffect Compare(CampaignGroup treated, CampaignGroup holdout, CampaignOptions? options = null)
    {
        Guard.NotNull(treated);
        Guard.NotNull(holdout);
        var effect = new CampaignEffect(treated, holdout, options ?? CampaignOptions.Default);
        if (treated.Customers > 0 && holdout.Customers > 0)
        {
            effect.JudgeConversion();
            effect.JudgeRevenue();
        }

        return effect;
    }

    /// <summary>Says in a sentence what was found.</summary>
    /// <returns>English, invariant culture.</returns>
    public string Explain() => Verdict switch
    {
        CampaignVerdict.Works => FormattableString.Invariant(
            $"It works: {Points(Uplift)} points more bought ({Treated.Rate:P1} against {Holdout.Rate:P1}; {Points(UpliftInterval.Low)} to {Points(UpliftInterval.High)} points, {Chance})."),
        CampaignVerdict.Harms => FormattableString.Invariant(
            $"It harms: {Points(-Uplift)} points fewer bought ({Treated.Rate:P1} against {Holdout.Rate:P1}; {Points(-UpliftInterval.High)} to {Points(-UpliftInterval.Low)} points, {Chance})."),
        CampaignVerdict.NoWorthwhileEffect => FormattableString.Invariant(
            $"No effect worth having: {Points(UpliftInterval.Low)} to {Points(UpliftInterval.High)} points more bought."),
        _ when CustomersNeeded is { } needed && needed > Math.Min(Treated.Customers, Holdout.Customers) => FormattableString.Invariant(
            $"Not enough data: an uplift of {Points(Options.WorthwhileUplift)} points needs {needed} customers in each group; there are {Treated.Customers} and {Holdout.Customers}."),
        _ when CustomersNeeded is not null && !AreTooFew => FormattableString.Invariant(
            $"Not enough data: {Points(UpliftInterval.Low)} to {Points(UpliftInterval.High)} points more bought, which may be {(UpliftInterval.High < Options.WorthwhileUplift ? "nothing or a loss" : "nothing or worth having")}."),
        _ => FormattableString.Invariant($"Not enough data: {Treated.Customers} and {Holdout.Customers} customers, {Treated.Conversions + Holdout.Conversions} of them bought."),
    };

    private bool AreTooFew => Math.Min(Treated.Customers, Holdout.Customers) < Options.MinCustomers
        || Treated.Conversions + (long)Holdout.Conversions < Options.MinConversions;

    private string Chance => PValue < 0.0001 ? "p < 0.0001" : FormattableString.Invariant($"p = {PValue:0.####}");

    private void JudgeConversion()
    {
        var (a, n, b, m) = (Treated.Conversions, Treated.Customers, Holdout.Conversions, Holdout.Customers);
        TreatedInterval = Proportions.Wilson(a, n, Options.Confidence);
        HoldoutInterval = Proportions.Wilson(b, m, Options.Confidence);
        UpliftInterval = Proportions.Newcombe(a, n, b, m, Options.Confidence);
        IsExact = SmallestExpected(a + (long)b, n, m) < 5;
        PValue = IsExact ? Proportions.FisherTest(a, n, b, m) : Proportions.ZTest(a, n, b, m);
        if (b > 0 && Holdout.Rate + Options.WorthwhileUplift < 1)
        {
            CustomersNeeded = SampleSize.PerGroup(Holdout.Rate, Options.WorthwhileUplift, 1 - Options.Confidence);
        }

        Verdict = VerdictOf();
    }

    /// <summary>Interval and test must agree, and what is surely smaller than worthwhile is not called an effect.</summary>
    private CampaignVerdict VerdictOf()
    {
        var (low, high, worthwhile) = (UpliftInterval.Low, UpliftInterval.High, Options.WorthwhileUplift);
        var isSure = PValue < 1 - Options.Confidence;
        return AreTooFew ? CampaignVerdict.NotEnoughData
            : isSure && low > 0 && high >= worthwhile ? CampaignVerdict.Works
            : isSure && high < 0 && low <= -worthwhile ? CampaignVerdict.Harms
            : -worthwhile < low && high < worthwhile ? CampaignVerdict.NoWorthwhileEffect
            : CampaignVerdict.NotEnoughData;
    }

    private void JudgeRevenue()
    {
        if (Treated.HasRevenue && Holdout.HasRevenue && Differ(Treated.Revenue) && Differ(Holdout.Revenue))
        {
            RevenueInterval = RevenueDifference.Of(Treated.Revenue, Holdout.Revenue, Options);
        }
    }

    private static bool Differ(double[] values) => values.Any(value => !value.Equals(values[0]));

    private static string Points(double share) => (100 * share).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);

    private static double SmallestExpected(long conversions, double n, double m)
    {
        var share = conversions / (n + m);
        return Math.Min(share, 1 - share) * Math.Min(n, m);
    }
}
