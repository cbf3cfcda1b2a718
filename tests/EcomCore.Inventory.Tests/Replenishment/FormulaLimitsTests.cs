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
