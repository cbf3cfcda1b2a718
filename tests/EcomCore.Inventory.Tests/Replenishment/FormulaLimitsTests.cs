using System.Reflection;

namespace EcomCore.Inventory.Tests;

/// <summary>Every formula of plain numbers gives finite numbers or refuses its arguments, whatever the numbers.</summary>
public sealed class FormulaLimitsTests
{
    private static readonly double[] Extremes = [0, 4.9e-324, 1e-300, 0.5, 1, 7, 1e17, 1e155, 1e300, 1e308, double.MaxValue];

    private static readonly HashSet<string?> AllParameters = [.. typeof(EconomicOrderQuantity).Assembly.GetExportedTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .SelectMany(method => method.GetParameters()).Select(parameter => parameter.Name)];

    public static TheoryData<string> Formulas() =>
        [.. typeof(EconomicOrderQuantity).Assembly.GetExportedTypes().SelectMany(FormulasOf).Select(NameOf)];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_formula_gives_a_number_or_refuses(string name)
    {
        var formula = typeof(EconomicOrderQuantity).Assembly.GetExportedTypes().SelectMany(FormulasOf).Single(m => NameOf(m) == name);
        var random = new Random(3);
        var arguments = new object[formula.GetParameters().Length];
        for (var round = 0; round < 2000; round++)
        {
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = Extremes[random.Next(Extremes.Length)];
            }

            try
            {
                var result = formula.Invoke(null, arguments);
                Assert.True(NumbersOf(result).All(double.IsFinite), $"{name}({string.Join("; ", arguments)}) = {result}");
            }
            catch (TargetInvocationException error) when (error.InnerException is ArgumentException refusal)
            {
                // Refused, as it should be when there is no number to give.
                AssertNames(formula, refusal);
            }
        }
    }

    public static TheoryData<string> DemandFormulas() => [.. MethodsWithDemand().Select(NameOf)];

    [Theory]
    [MemberData(nameof(DemandFormulas))]
    public void A_formula_of_demand_and_costs_gives_a_number_or_refuses_and_ends(string name)
    {
        var formula = MethodsWithDemand().Single(m => NameOf(m) == name);
        var random = new Random(5);
        var types = formula.GetParameters().Select(p => p.ParameterType).ToArray();
        for (var round = 0; round < 500; round++)
        {
            var demand = ExtremeDemand(random);
            object[] arguments = [.. types.Select(type => ExtremeOf(type, random))];
            try
            {
                var result = formula.Invoke(formula.IsStatic ? null : demand, arguments);
                Assert.True(NumbersOf(result).All(double.IsFinite), $"{name}({demand.Mean}, {demand.StdDev}: {string.Join("; ", arguments)}) = {result}");
            }
            catch (TargetInvocationException error) when (error.InnerException is ArgumentException refusal)
            {
                // Refused, as it should be when there is no number to give.
                AssertNames(formula, refusal);
            }
            catch (TargetInvocationException error) when (error.InnerException is NotSupportedException)
            {
                // A sum of such demands has no distribution here.
            }
        }
    }

    [Fact]
    public void What_once_went_on_for_ever_ends()
    {
        var few = DemandDistribution.NegativeBinomial(3.24, 2.15);
        var costs = new LotPolicyCosts(36, 2.8, 5);

        Assert.Equal("orderQuantity", Assert.Throws<ArgumentOutOfRangeException>(() => ReorderLots.ReorderPointFor(few, costs, 1e300)).ParamName);
        Assert.Equal("orderQuantity", Assert.Throws<ArgumentOutOfRangeException>(() => ReorderLots.ReorderPointFor(few, costs, 2.5)).ParamName);
        Assert.Equal("costs", Assert.Throws<ArgumentOutOfRangeException>(() => ReorderLots.ByBackorderLot(few, 1, new LotPolicyCosts(36, 2.8, 5e-134))).ParamName);
        Assert.Equal("reorderPoint", Assert.Throws<ArgumentOutOfRangeException>(() => ReorderLots.CostOf(few, 1, costs, 9e65, 1)).ParamName);
        Assert.Equal("periods", Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.Empirical([0, 1, 100]).Over(1e18)).ParamName);
        Assert.InRange(ServiceLevel.ReorderPointFor(few, double.MaxValue, 0.3), -double.MaxValue, 0);
        Assert.Equal(0, few.ExpectedShort(double.MaxValue));
        Assert.Equal(1, few.Cdf(double.MaxValue));
        Assert.Equal(0, few.SecondShort(1e300));
        Assert.Equal(0, DemandDistribution.Empirical([1, 5]).SecondLeft(-1e300));
        Assert.Equal(0, DemandDistribution.Gamma(1, 1e-104).ExpectedShort(double.MaxValue));

        // Between neighbours beyond 2^53 there is no whole number to try.
        Assert.InRange(ReorderLots.ReorderPointFor(DemandDistribution.Empirical([0, 1e20]), costs, 1e15), 0, 1e20);
        Assert.True(DemandDistribution.NegativeBinomial(10, 1e9).Quantile(1 - 1e-15) >= 0);

        // The last digits of the incomplete gamma function go to and fro; the lot is large beside the demand, so the approximation is exact.
        var many = DemandDistribution.Gamma(200_000, 5.4);
        var dear = new LotPolicyCosts(1e9, 0.7, 0.9);
        var (best, found) = (ReorderLots.Optimal(many, 1000, dear).CostPerPeriod, ReorderLots.ByLossFunction(many, 1000, dear).CostPerPeriod);
        Assert.InRange(found, best * (1 - 1e-6), best * (1 + 1e-6));
    }

    [Fact]
    public void Negative_zero_is_zero() => Assert.Equal(XyzClass.Z, ItemClasses.ByEvenness([-0.0, 7.5, -0.0]));

    [Fact]
    public void The_message_names_an_argument_and_what_came_out()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => EconomicOrderQuantity.Of(1e300, 1e-300, 1e300));

        Assert.Equal("demandRate", error.ParamName);
        Assert.Contains("fits a double", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SafetyStock.ForServiceLevel(1e308, 1e308, 1e308, 1e308, 0.99));
        Assert.Throws<ArgumentOutOfRangeException>(() => Replenishment.ContinuousReview(1e200, 1e200, 1e200, 0, 0.99));
    }

    [Fact]
    public void A_quantile_that_does_not_fit_is_refused()
    {
        Assert.Equal("chance", Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.Normal(0.05, 1e308).Quantile(0.999999)).ParamName);
        Assert.Equal("chance", Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.Normal(1.7, 1.7e308).Quantile(1e-200)).ParamName);
        Assert.Equal("mean", Assert.Throws<ArgumentOutOfRangeException>(() => DemandDistribution.Exponential(1e300)).ParamName);
    }

    [Fact]
    public void Numbers_without_a_finite_answer_are_refused_by_name()
    {
        static void Refuses(Action call) => Assert.NotNull(Assert.Throws<ArgumentOutOfRangeException>(call).ParamName);

        var wide = DemandDistribution.Normal(1.2441064599781528, 127.31453397038041);
        Refuses(() => ReorderLots.ReorderPointFor(wide, new LotPolicyCosts(4.2, 1e20, 1e9), 1e308));
        Refuses(() => ReorderLots.ByBackorderLot(DemandDistribution.Normal(1e15, 0.0033), 0.001, new LotPolicyCosts(0.5, 1e308, 5.76)));
        Refuses(() => ReorderLots.ByLossFunction(DemandDistribution.Normal(0.05, 1e308), 800, new LotPolicyCosts(0.1, 1.6, 63)));
    }

    [Theory]
    [InlineData(5e-324)]
    [InlineData(1e-320)]
    public void A_price_with_a_cost_that_does_not_fit_is_passed_over(double from)
    {
        // No lot fits below the break; above it sqrt(2 x 10 x 1000 / (0.2 x 20)).
        var lot = EconomicOrderQuantity.WithAllUnitsDiscount(10, 0.2, 1000, [new(0, 10), new(from, 20)]);

        Assert.Equal(1, lot.Break);
        Assert.Equal(Math.Sqrt(5000), lot.Quantity, 1e-12);
        Assert.Equal(20_000 + (4 * Math.Sqrt(5000)), lot.CostPerPeriod, 1e-9);
    }

    [Fact]
    public void A_ladder_without_a_cost_that_fits_is_refused()
    {
        Assert.Equal("demandRate", Assert.Throws<ArgumentOutOfRangeException>(() => EconomicOrderQuantity.WithAllUnitsDiscount(1, 1, 1e300, [new(0, 1e10)])).ParamName);
        Assert.Equal("holdingRate", Assert.Throws<ArgumentOutOfRangeException>(() => EconomicOrderQuantity.WithAllUnitsDiscount(1, 1e-300, 1, [new(0, 1e-300)])).ParamName);

        // A lot beyond the doubles may be the cheapest: it is not passed over.
        Assert.Equal("demandRate", Assert.Throws<ArgumentOutOfRangeException>(
            () => EconomicOrderQuantity.WithAllUnitsDiscount(1e300, 1e-300, 1e300, [new(0, 1), new(1, 1e-20)])).ParamName);
    }

    [Fact]
    public void A_cost_that_fits_is_found_although_fixed_cost_times_demand_does_not() =>
        Assert.Equal(1e200, EconomicOrderQuantity.CostOf(1e200, 1e200, 1e-100, 1e200), 1e187);

    [Fact]
    public void Far_above_the_mean_there_is_no_chance_left()
    {
        // A level just within the far tail: mean + 1000 (1 + b) + 60 deviations, with b = 0, 3 and 999.
        foreach (var (mean, b) in new[] { (0.1, 0.0), (50, 0), (5000, 0), (0.1, 3), (40, 3), (5, 999) })
        {
            var deviation = Math.Sqrt(mean * (1 + b));
            var demand = b == 0 ? DemandDistribution.Poisson(mean) : DemandDistribution.NegativeBinomial(mean, deviation);
            Assert.Equal(0, demand.ExpectedShort(Math.Floor(mean + (1000 * (1 + b)) + (60 * deviation))));
        }

        // Nearer there is, however small.
        Assert.True(DemandDistribution.Poisson(0.1).ExpectedShort(100) > 0);
        Assert.True(DemandDistribution.NegativeBinomial(40, Math.Sqrt(160)).ExpectedShort(2000) > 0);
    }

    [Fact]
    public void A_lot_is_found_although_a_unit_short_costs_next_to_nothing()
    {
        var costs = new LotPolicyCosts(1e6, 1, 1e-9);
        var lot = SupplyUncertainty.WithDisruptions(costs, 1, 1, 1);

        Assert.True(lot.CostPerPeriod <= SupplyUncertainty.DisruptionCostOf(lot.Quantity * 0.99, costs, 1, 1, 1));
        Assert.True(lot.CostPerPeriod <= SupplyUncertainty.DisruptionCostOf(lot.Quantity * 1.01, costs, 1, 1, 1));
    }

    [Fact]
    public void A_lot_that_fits_is_found_although_the_quotient_of_the_costs_does_not() =>
        Assert.Equal(Math.Sqrt(2) * 1e150, EconomicOrderQuantity.Of(1e300, 1e-300, 1e-300).Quantity, 1e137);

    [Fact]
    public void Holding_has_no_part_in_a_lot_that_all_waits() =>
        Assert.Equal(1.5, EconomicOrderQuantity.BackorderCostOf(1, 1, new LotPolicyCosts(1, 1e17, 1), 1));

    // The search of MinMaxLevels takes up to a second and has tests of its own; of many periods the time is that of convolution.
    private static IEnumerable<MethodInfo> MethodsWithDemand() =>
        new[] { typeof(ReorderLots), typeof(Newsvendor), typeof(ServiceLevel), typeof(SupplyUncertainty), typeof(EconomicOrderQuantity), typeof(DemandDistribution) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => !m.IsSpecialName && (!m.IsStatic || m.GetParameters().Any(p => p.ParameterType == typeof(DemandDistribution) || p.ParameterType == typeof(LotPolicyCosts)))
                && m.GetParameters().All(p => p.ParameterType == typeof(double) || p.ParameterType == typeof(DemandDistribution) || p.ParameterType == typeof(LotPolicyCosts))
                && NumbersOf(m.ReturnType) is { Length: > 0 });

    /// <summary>The refusal is of a range and names an argument, be it of a formula inside; a plain one names an argument of the method itself.</summary>
    private static void AssertNames(MethodInfo formula, ArgumentException refusal)
    {
        var own = formula.GetParameters().Select(p => p.Name);
        var names = refusal is ArgumentOutOfRangeException ? own.Concat(AllParameters) : own;
        Assert.True(names.Contains(refusal.ParamName), $"{NameOf(formula)} named '{refusal.ParamName}': {refusal}");
    }

    private static object ExtremeOf(Type type, Random random) =>
        type == typeof(DemandDistribution) ? ExtremeDemand(random) : type == typeof(LotPolicyCosts) ? ExtremeCosts(random) : AnyNumber(random);

    private static double AnyNumber(Random random) => random.Next(2) == 0 ? Extremes[random.Next(Extremes.Length)] : random.NextDouble() * Math.Pow(10, random.Next(-3, 7));

    private static LotPolicyCosts ExtremeCosts(Random random) => Tried(() => new LotPolicyCosts(AnyNumber(random), AnyNumber(random), AnyNumber(random)));

    private static DemandDistribution ExtremeDemand(Random random) => Tried(() => random.Next(7) switch
    {
        0 => DemandDistribution.Normal(AnyNumber(random), AnyNumber(random)),
        1 => DemandDistribution.Poisson(AnyNumber(random)),
        2 => DemandDistribution.NegativeBinomial(AnyNumber(random), AnyNumber(random)),
        3 => DemandDistribution.Gamma(AnyNumber(random), AnyNumber(random)),
        4 => DemandDistribution.LogNormal(random.Next(-20, 20), AnyNumber(random)),
        5 => DemandDistribution.Uniform(AnyNumber(random), AnyNumber(random)),
        _ => DemandDistribution.Empirical([Math.Floor(AnyNumber(random)), 3, random.Next(9)]),
    });

    private static T Tried<T>(Func<T> make)
    {
        while (true)
        {
            try
            {
                return make();
            }
            catch (ArgumentException)
            {
                // Other numbers, then.
            }
        }
    }

    private static IEnumerable<MethodInfo> FormulasOf(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(m => m.GetParameters() is { Length: > 0 } parameters && parameters.All(p => p.ParameterType == typeof(double))
            && NumbersOf(m.ReturnType) is { Length: > 0 });

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static PropertyInfo[] NumbersOf(Type type) => type == typeof(double)
        ? [typeof(double?).GetProperty("Value")!]
        : [.. type.GetProperties().Where(p => p.PropertyType == typeof(double) && !p.GetMethod!.IsStatic)];

    private static IEnumerable<double> NumbersOf(object? result) => result is double number
        ? [number]
        : result!.GetType().GetProperties().Where(p => p.PropertyType == typeof(double) && !p.GetMethod!.IsStatic).Select(p => (double)p.GetValue(result)!);
}
