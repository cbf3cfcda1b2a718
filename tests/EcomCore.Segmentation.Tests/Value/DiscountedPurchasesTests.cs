namespace EcomCore.Segmentation.Tests;

public sealed class DiscountedPurchasesTests
{
    // The definition itself, integrated over the two rates of the customer by the trapezoidal rule in their logarithms (6001 x 6001 points, another language):
    // what a living customer buys, rate (1 - e^(-(stop + discount) horizon)) / (stop + discount), over all customers with this history. Both sides are good to 1e-10.
    [Theory]
    [InlineData(5, 100, 3, 0.5, 0, 0, 0, 5000, 0.01, 0.0124389843078495)]
    [InlineData(1, 50, 12, 0.9, 0, 0, 1e-6, 5000, 0.01, 0.00163487236394813)]
    [InlineData(1.5, 0.02, 1, 1, 0, 0, 1e-6, 5000, 0.01, 305.872992657077)]
    public void Customers_who_stop_soon_are_discounted_as_exactly_as_others(
        double r, double alpha, double s, double beta, int repeats, double last, double age, double horizon, double rate, double expected)
    {
        var found = LifetimeValue.DiscountedPurchases(new ParetoNbdModel(r, alpha, s, beta), new PurchaseHistory(repeats, last, age), horizon, rate);
        Assert.InRange(found / expected, 1 - 1e-8, 1 + 1e-8);
    }

    [Fact]
    public void A_long_history_in_a_short_time_is_discounted_exactly()
    {
        var found = LifetimeValue.DiscountedPurchases(new BgNbdModel(1.5, 0.02, 1, 1), new PurchaseHistory(500, 0.001, 0.001), 5000, 0.01);
        Assert.InRange(found / 3947.02578249312, 1 - 1e-10, 1 + 1e-10);
    }
}
