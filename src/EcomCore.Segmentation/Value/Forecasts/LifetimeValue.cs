namespace EcomCore.Segmentation;

/// <summary>What customers are worth: purchases to come, times money per purchase, worth less the later they come.</summary>
public static class LifetimeValue
{
    private const double Unseen = 40;

    /// <summary>Tells how many purchases to expect of a customer, each counted with what it is worth today.</summary>
    /// <param name="model">The model.</param>
    /// <param name="history">The customer.</param>
    /// <param name="horizon">Length of the future, 0 or more, in the model's unit; positive infinity for all of it, when the rate is above 0.</param>
    /// <param name="discountRate">Continuous rate per unit of time, 0 to 10; <see cref="ContinuousRate"/> makes it from a yearly one.</param>
    /// <returns>0 or more; <see cref="IPurchaseModel.ExpectedPurchases(PurchaseHistory, double)"/> when the rate is 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the rate is out of range or NaN, or both leave it endless.</exception>
    /// <remarks>
    /// The integral over t of e^(-rate t) dE(t), by parts: e^(-rate H) E(H) + rate times the integral of e^(-rate t) E(t), where E(t) are the purchases expected until
    /// t. For Pareto/NBD without end that is DERT (Fader, Hardie and Lee, "RFM and CLV", Journal of Marketing Research 42, 2005, (6)).
    /// </remarks>
    public static double DiscountedPurchases(IPurchaseModel model, PurchaseHistory history, double horizon, double discountRate)
    {
        Guard.NotNull(model);
        Guard.Between(discountRate, 0.0, 10.0);
        var isEndless = double.IsPositiveInfinity(horizon) && discountRate > 0;
        if (!isEndless)
        {
            ModelLimits.Horizon(horizon);
        }

        if (discountRate <= 0 || horizon <= 0)
        {
            return model.ExpectedPurchases(history, horizon);
        }

        var end = Math.Min(Math.Min(horizon, PurchaseHistory.MaxAge), Unseen / discountRate);
        return (Math.Exp(-discountRate * end) * model.ExpectedPurchases(history, end)) + Interest(model, history, end, discountRate);
    }

    /// <summary>Tells what a customer is worth: discounted purchases times expected spend.</summary>
    /// <param name="model">The model of purchases.</param>
    /// <param name="history">The customer.</param>
    /// <param name="spendModel">The model of spends.</param>
    /// <param name="spend">What the customer spent so far; the default value for a customer without repeats.</param>
    /// <param name="horizon">Length of the future, 0 or more, in the model's unit; positive infinity for all of it, when the rate is above 0.</param>
    /// <param name="discountRate">Continuous rate per unit of time, 0 to 10.</param>
    /// <param name="margin">Share of the spend that is profit, 0 to 1.</param>
    /// <returns>Money; positive infinity where the expected spend is.</returns>
    /// <exception cref="ArgumentNullException">A model is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon, the rate or the margin is out of range or NaN.</exception>
    public static double Of(
        IPurchaseModel model,
        PurchaseHistory history,
        GammaGammaModel spendModel,
        SpendHistory spend,
        double horizon,
        double discountRate = 0,
        double margin = 1)
    {
        Guard.NotNull(spendModel);
        Guard.Between(margin, 0.0, 1.0);
        return margin * spendModel.ExpectedSpend(spend) * DiscountedPurchases(model, history, horizon, discountRate);
    }

    /// <summary>Tells what a customer is worth, by all that order lines told.</summary>
    /// <param name="model">The model of purchases.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="spendModel">The model of spends.</param>
    /// <param name="horizon">Length of the future, 0 or more, in the model's unit; positive infinity for all of it, when the rate is above 0.</param>
    /// <param name="discountRate">Continuous rate per unit of time, 0 to 10.</param>
    /// <param name="margin">Share of the spend that is profit, 0 to 1.</param>
    /// <returns>
    /// Money; positive infinity where the expected spend is. 0 for a customer whose purchases brought no money (<see cref="CustomerHistory.Spend"/> is null): the spend
    /// model knows no such customers, and would take one for an average one.
    /// </returns>
    /// <exception cref="ArgumentNullException">A model is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon, the rate or the margin is out of range or NaN.</exception>
    public static double Of(
        IPurchaseModel model, CustomerHistory customer, GammaGammaModel spendModel, double horizon, double discountRate = 0, double margin = 1)
    {
        var value = Of(model, customer.History, spendModel, customer.Spend ?? default, horizon, discountRate, margin);
        return customer.Spend is null ? 0 : value;
    }

    /// <summary>Makes a continuous rate per unit from a yearly one.</summary>
    /// <param name="yearlyRate">Interest per year, 0 to 1: 0.15 for 15 %.</param>
    /// <param name="unit">The model's unit of time.</param>
    /// <returns>ln(1 + yearly rate) / units per year; a year has 365.25 days.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range or NaN, or there is no such unit.</exception>
    public static double ContinuousRate(double yearlyRate, HistoryUnit unit)
    {
        Guard.Between(yearlyRate, 0.0, 1.0);
        Guard.Between((int)unit, 0, (int)HistoryUnit.Days, nameof(unit));
        return LogSpace.Log1P(yearlyRate) / (unit == HistoryUnit.Weeks ? 365.25 / 7 : 365.25);
    }

    /// <summary>rate times the integral of e^(-rate t) E(t), in panels each four times as long as all before it, for nobody tells how soon E flattens.</summary>
    private static double Interest(IPurchaseModel model, PurchaseHistory history, double end, double rate)
    {
        const int Panels = 13;
        const double Growth = 4;
        double sum = 0;
        var (from, to) = (0.0, end * Math.Pow(Growth, 1 - Panels));
        for (var i = 0; i < Panels; i++)
        {
            sum += GaussLegendre.Integrate(from, to, t => rate * Math.Exp(-rate * t) * model.ExpectedPurchases(history, t));
            (from, to) = (to, to * Growth);
        }

        return sum;
    }
}
