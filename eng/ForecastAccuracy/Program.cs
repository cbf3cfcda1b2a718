using System.Globalization;
using EcomCore.ForecastAccuracy;

const string Usage =
    "Usage: dotnet run -c Release --project eng/ForecastAccuracy -- accuracy|coverage|speed FOLDER [--sets yearly,quarterly,...] [--models auto,ets,...] [--kinds own,alone,together,once,jackknife,sum]\n"
    + "       dotnet run -c Release --project eng/ForecastAccuracy -- simulated COUNT [--models auto,ets,...] [--kinds own,...]\n"
    + "       dotnet run -c Release --project eng/ForecastAccuracy -- guide FOLDER\n"
    + "       dotnet run -c Release --project eng/ForecastAccuracy -- growth PICTURE.svg\n"
    + "       dotnet run -c Release --project eng/ForecastAccuracy -- levels";
if (args is ["growth", var picture])
{
    GrowthPlot.Run(picture);
    return 0;
}

if (args is ["guide", var data])
{
    GuideTables.WriteAccuracy(data);
    GuideTables.WriteOthers(data);
    GuideTables.WriteJoint(data);
    return 0;
}

if (args is ["levels"])
{
    LevelTable.Write();
    return 0;
}

if (args.Length < 2 || args.Length % 2 != 0 || args[0] is not ("accuracy" or "coverage" or "speed" or "simulated"))
{
    Console.Error.WriteLine(Usage);
    return 2;
}

var (sets, models) = (Array.Empty<string>(), Array.Empty<string>());
string[] kinds = ["own", "alone", "together"];
for (var i = 2; i < args.Length; i += 2)
{
    if (args[i] == "--sets")
    {
        sets = args[i + 1].Split(',');
    }
    else if (args[i] == "--models")
    {
        models = args[i + 1].Split(',');
    }
    else if (args[i] == "--kinds" && args[i + 1].Split(',') is var named && named.All(CoverageTable.Kinds.Contains))
    {
        kinds = named;
    }
    else
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}

if (args[0] == "simulated")
{
    foreach (var set in SimulatedSet.All())
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{set.Name}: {set.Length} values, horizon {set.Horizon}\n"));
        var series = set.Series(int.Parse(args[1], CultureInfo.InvariantCulture));
        var contestants = Contestant.Regular.Concat(Contestant.Rules).Where(one => models.Length == 0 || models.Contains(one.Name)).ToArray();
        AccuracyTable.Write(set.Horizon, series, contestants);
        Console.WriteLine();
        CoverageTable.Write(set.Horizon, series, contestants, kinds);
    }

    return 0;
}

var chosen = DataSet.All.Where(set => sets.Length == 0 ? args[0] != "speed" || set.Name == "monthly" : sets.Contains(set.Name));
foreach (var set in chosen)
{
    var series = set.Read(args[1]);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{set.Name}: {series.Count} series, horizon {set.Horizon}\n"));
    var forecasters = Contestant.For(set).Where(one => models.Length == 0 || models.Contains(one.Name)).ToArray();
    if (args[0] == "accuracy")
    {
        AccuracyTable.Write(set.Horizon, series, forecasters);
    }
    else if (args[0] == "coverage")
    {
        CoverageTable.Write(set.Horizon, series, forecasters, kinds);
    }
    else
    {
        SpeedTable.Write(set, series, forecasters, all: models.Length == 0);
    }
}

return 0;
