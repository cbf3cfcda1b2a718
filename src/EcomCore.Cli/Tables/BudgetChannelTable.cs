using EcomCore.Budgeting;

namespace EcomCore.Cli.Tables;

/// <summary>Reads <c>channels.csv</c> of <c>ecom budget</c>: one response curve and its bounds per row.</summary>
internal static class BudgetChannelTable
{
    private const int Channel = 0;
    private const int Curve = 1;
    private const int Scale = 2;
    private const int HalfSaturation = 3;
    private const int Shape = 4;
    private const int Floor = 5;
    private const int Cap = 6;
    private const int Stage = 7;
    private const int Weight = 8;
    private const int Margin = 9;
    private const int Current = 10;
    private const int Minimum = 11;
    private const int Step = 12;

    // More than any budget, and far from where sums of cents end.
    private const decimal MaxAmount = 1_000_000_000_000m;

    private static readonly string[] Curves = ["linear", "log", "power", "exponential", "hill", "logistic"];
    private static readonly string[] Stages = ["mature", "growing", "new"];

    /// <summary>Every channel in file order; rows with a fault are complaints. Null when the file cannot be read.</summary>
    public static List<BudgetChannel>? Read(string path, decimal total, Complaints complaints)
    {
        using var table = CsvTable.Open(
            path,
            ["channel", "curve", "scale"],
            ["half_saturation", "shape", "floor", "cap", "stage", "weight", "margin", "current", "minimum", "step"],
            NodaTime.DateTimeZone.Utc,
            complaints);
        if (table is null)
        {
            return null;
        }

        var channels = new List<BudgetChannel>();
        var met = new HashSet<string>(StringComparer.Ordinal);
        while (table.Read())
        {
            if (ReadRow(table, total, met) is { } channel)
            {
                channels.Add(channel);
            }
        }

        if (channels.Count == 0 && !complaints.Any)
        {
            complaints.Add(path, "expected at least one channel");
        }

        return channels;
    }

    private static BudgetChannel? ReadRow(CsvTable table, decimal total, HashSet<string> met)
    {
        var good = TryId(table, met, out var id);
        var curve = CurveOf(table);
        good &= TryAmount(table, Floor, out var floor);
        good &= TryAmount(table, Cap, out var cap);
        good &= TryFactor(table, Weight, 0, BudgetChannel.MaxWeight, out var weight);
        good &= TryFactor(table, Margin, -BudgetChannel.MaxWeight, BudgetChannel.MaxWeight, out var margin);
        good &= TryAmount(table, Current, out _);
        good &= TryAmount(table, Minimum, out var minimum);
        good &= TryStep(table, Math.Min(total, cap ?? total), out var step);
        good &= IsOneOf(table, Stage, Stages);
        if (good && floor > cap)
        {
            good = table.Refuse(Cap, FormattableString.Invariant($"expected at least the floor, {floor}"), table.Span(Cap));
        }

        return good && curve is not null
            ? new BudgetChannel(id, curve) { Floor = floor ?? 0m, Cap = cap, Minimum = minimum ?? 0m, Step = step, Weight = weight, Margin = margin }
            : null;
    }

    private static bool TryId(CsvTable table, HashSet<string> met, out string id)
    {
        if (!table.TryText(Channel, out id))
        {
            return false;
        }

        if (id.Length > BudgetChannel.MaxIdLength)
        {
            return table.Refuse(Channel, FormattableString.Invariant($"expected at most {BudgetChannel.MaxIdLength} characters"), id);
        }

        return met.Add(id) || table.Refuse(Channel, "the channel appears twice", id);
    }

    private static ResponseCurve? CurveOf(CsvTable table)
    {
        var kind = table.Text(Curve);
        if (!Curves.Contains(kind, StringComparer.Ordinal))
        {
            table.Refuse(Curve, $"expected one of {string.Join(", ", Curves)}", kind);
            return null;
        }

        var (half, shape) = (1.0, 1.0);
        var good = table.TryNumber(Scale, out var scale, 0, ResponseCurve.MaxScale);
        if (kind is "log" or "exponential" or "hill" or "logistic")
        {
            good &= table.TryNumber(HalfSaturation, out half, ResponseCurve.MinHalfSaturation, 1 / ResponseCurve.MinHalfSaturation);
        }

        if (kind is "power" or "hill")
        {
            var most = kind == "power" ? ResponseCurve.MaxPowerShape : ResponseCurve.MaxHillShape;
            good &= table.TryNumber(Shape, out shape, ResponseCurve.MinShape, most);
        }

        return !good ? null : kind switch
        {
            "linear" => ResponseCurve.Linear(scale),
            "log" => ResponseCurve.Log(scale, half),
            "power" => ResponseCurve.Power(scale, shape),
            "logistic" => ResponseCurve.Logistic(scale, half),
            "exponential" => ResponseCurve.Exponential(scale, half),
            _ => ResponseCurve.Hill(scale, half, shape),
        };
    }

    /// <summary>An amount of money; null for an empty cell.</summary>
    private static bool TryAmount(CsvTable table, int column, out decimal? amount)
    {
        amount = null;
        if (table.IsEmpty(column))
        {
            return true;
        }

        if (!table.TryMoney(column, out var value, 0m))
        {
            return false;
        }

        amount = value;
        return value <= MaxAmount || table.Refuse(column, FormattableString.Invariant($"expected at most {MaxAmount}"), table.Span(column));
    }

    /// <summary>A step in whole cents, not so small that it makes no difference.</summary>
    private static bool TryStep(CsvTable table, decimal most, out decimal step)
    {
        var good = TryAmount(table, Step, out var found);
        step = found ?? 0m;
        return good && (step == 0m || (decimal.Round(step, 2) == step && most / step <= BudgetChannel.MaxSteps)
            || table.Refuse(Step, FormattableString.Invariant($"expected whole cents, and at most {BudgetChannel.MaxSteps} steps up to the cap or the total"), table.Span(Step)));
    }

    private static bool TryFactor(CsvTable table, int column, double minimum, double maximum, out double factor)
    {
        factor = 1;
        return table.IsEmpty(column) || table.TryNumber(column, out factor, minimum, maximum);
    }

    private static bool IsOneOf(CsvTable table, int column, string[] allowed) =>
        table.IsEmpty(column)
        || allowed.Contains(table.Text(column), StringComparer.Ordinal)
        || table.Refuse(column, $"expected one of {string.Join(", ", allowed)}", table.Span(column));
}
