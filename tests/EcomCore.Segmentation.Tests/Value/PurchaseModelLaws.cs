using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EcomCore.Segmentation.Tests;

[Properties(Arbitrary = [typeof(Histories)])]
public sealed class PurchaseModelLaws
{
    [Property]
    public bool Alive_is_a_probability(IPurchaseModel model, PurchaseHistory history) => model.AliveProbability(history) is >= 0 and <= 1;

    [Property]
    public bool Likelihoods_are_finite(IPurchaseModel model, PurchaseHistory history) => double.IsFinite(model.LogLikelihood(history));

    [Property]
    public bool Expected_purchases_rise_with_the_horizon(IPurchaseModel model, PurchaseHistory history, PositiveInt first, PositiveInt more)
    {
        double[] horizons = [0, first.Get, first.Get + more.Get, 1000 * (first.Get + more.Get)];
        var expected = horizons.Select(horizon => model.ExpectedPurchases(history, horizon)).ToArray();
        return expected[0] == 0 && expected.Zip(expected.Skip(1)).All(pair => pair.Second >= pair.First * (1 - 1e-9));
    }

    [Property]
    public bool Discounting_never_adds(IPurchaseModel model, PurchaseHistory history, PositiveInt horizon)
    {
        var plain = model.ExpectedPurchases(history, horizon.Get);
        var discounted = LifetimeValue.DiscountedPurchases(model, history, horizon.Get, 0.01);
        return discounted <= plain * (1 + 1e-9) && discounted >= plain * Math.Exp(-0.01 * horizon.Get) * (1 - 1e-9);
    }

    [Property(MaxTest = 20)]
    public bool Probabilities_of_new_customers_sum_to_1(IPurchaseModel model)
    {
        // Up to 200 repeats in a time in which hardly anybody makes as many.
        var time = 20 / Math.Max(1, model.ExpectedPurchases(1) * 20);
        var sum = Enumerable.Range(0, 400).Sum(repeats => model.PurchaseProbability(repeats, time));
        return sum <= 1 + 1e-9 && sum > 0.99;
    }

    [Property(MaxTest = 15)]
    public bool The_likelihood_never_falls_while_fitting_and_the_order_changes_nothing(PurchaseHistory[] histories, int seed)
    {
        var shuffled = (PurchaseHistory[])histories.Clone();
        new Random(seed).Shuffle(shuffled);
        return Same(BgNbd.Fit(histories), BgNbd.Fit(shuffled))
            && Same(MbgNbd.Fit(histories), MbgNbd.Fit(shuffled))
            && Same(ParetoNbd.Fit(histories), ParetoNbd.Fit(shuffled));
    }

    [Property(MaxTest = 15)]
    public bool Another_unit_of_time_changes_no_expectation(PurchaseHistory[] histories)
    {
        var (inUnits, inEighths) = (BgNbd.Fit(histories), BgNbd.Fit(histories.Select(history => In(history, 8))));
        return !inUnits.IsFitted || histories.All(history =>
            Near(inUnits.Model.ExpectedPurchases(history, 10), inEighths.Model!.ExpectedPurchases(In(history, 8), 80)));
    }

    private static PurchaseHistory In(PurchaseHistory history, double factor) => new(history.Repeats, history.LastPurchase * factor, history.Age * factor);

    private static bool Same<TModel>(ModelFit<TModel> left, ModelFit<TModel> right)
        where TModel : class, IPurchaseModel =>
        left.Refusal == right.Refusal
        && left.Parameters.SequenceEqual(right.Parameters)
        && left.Trace.Zip(left.Trace.Skip(1)).All(pair => pair.Second >= pair.First)
        && (!left.IsFitted || double.IsFinite(left.LogLikelihood));

    private static bool Near(double left, double right) => Math.Abs(left - right) <= 1e-6 * (1 + Math.Abs(left));

    private static class Histories
    {
        public static Arbitrary<PurchaseHistory> One() => History().ToArbitrary();

        public static Arbitrary<PurchaseHistory[]> Many() =>
            (from count in Gen.Choose(0, 60) from histories in History().ArrayOf(count) select histories).ToArbitrary();

        public static Arbitrary<IPurchaseModel> Models() =>
            (from kind in Gen.Choose(0, 2)
             from shapes in Parameter().ArrayOf(4)
             select kind switch
             {
                 0 => (IPurchaseModel)new BgNbdModel(shapes[0], shapes[1], shapes[2], shapes[3]),
                 1 => new MbgNbdModel(shapes[0], shapes[1], shapes[2], shapes[3]),
                 _ => new ParetoNbdModel(shapes[0], shapes[1], shapes[2], shapes[3]),
             }).ToArbitrary();

        // From a twentieth to twenty, evenly in the logarithm; 1 is common, for there the formulas have gaps.
        private static Gen<double> Parameter() =>
            Gen.Frequency((1, Gen.Constant(1.0)), (5, Gen.Choose(-300, 300).Select(hundredths => Math.Exp(hundredths / 100.0))));

        private static Gen<PurchaseHistory> History() =>
            from repeats in Gen.Frequency((3, Gen.Constant(0)), (5, Gen.Choose(1, 6)), (1, Gen.Choose(7, 400)))
            from age in Gen.Choose(1, 60)
            from last in Gen.Choose(1, age)
            select new PurchaseHistory(repeats, repeats == 0 ? 0 : last, age);
    }
}
