using System.Globalization;
using EcomCore.SampleData;

const string Usage = "Usage: dotnet run -c Release --project eng/SampleStore -- [--out FOLDER] [--seed NUMBER]";
var folder = Path.Combine("docs", "sample-store");
var seed = SampleFiles.DefaultSeed;

for (var i = 0; i < args.Length; i += 2)
{
    var value = i + 1 < args.Length ? args[i + 1] : null;
    if (args[i] == "--out" && value is not null)
    {
        folder = value;
    }
    else if (args[i] == "--seed" && ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var chosen))
    {
        seed = chosen;
    }
    else
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}

Directory.CreateDirectory(folder);
foreach (var (name, bytes) in SampleFiles.Generate(seed))
{
    File.WriteAllBytes(Path.Combine(folder, name), bytes);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {bytes.Length:N0} bytes"));
}

return 0;
