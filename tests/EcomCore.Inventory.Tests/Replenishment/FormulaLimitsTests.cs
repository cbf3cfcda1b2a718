using System.Reflection;

namespace EcomCore.Inventory.Tests;

/// <summary>Every formula of plain numbers gives finite numbers or refuses its arguments, whatever the numbers.</summary>
public sealed class FormulaLimitsTests
{
    private static readonly double[] Extremes = [0, 4.9e-324, 1e-300, 0.5, 1, 7, 1e17, 1e155, 1e300, double.MaxValue];

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
            catch (TargetInvocationException error) when (error.InnerException is ArgumentException)
            {
                // Refused, as it should be when there is no number to give.
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
            catch (TargetInvocationException error) when (error.InnerException is ArgumentException or NotSupportedException)
            {
                // Refused, as it should be when there is no number to give.
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
