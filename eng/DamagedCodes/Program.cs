using System.Globalization;
using System.Text;
using EcomCore.SampleData;

// dotnet run --project eng/DamagedCodes -c Release -- FOLDER [COUNT [SHARE [SEED]]]
if (args.Length is < 1 or > 4)
{
    Console.Error.WriteLine("Usage: DamagedCodes FOLDER [COUNT=1000000 [SHARE=0.05 [SEED=1]]]");
    return 2;
}

var folder = args[0];
var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
var share = args.Length > 2 ? double.Parse(args[2], CultureInfo.InvariantCulture) : 0.05;
var seed = args.Length > 3 ? ulong.Parse(args[3], CultureInfo.InvariantCulture) : 1;
if (count is < 1 or > CodeExport.MostCodes)
{
    Console.Error.WriteLine($"Expected 1 to {CodeExport.MostCodes} codes; found {count}.");
    return 2;
}

Directory.CreateDirectory(folder);
File.WriteAllText(Path.Combine(folder, "schema.json"), CodeExport.Schema.ToJson());
using var codes = new StreamWriter(Path.Combine(folder, "codes.csv"), append: false, new UTF8Encoding(false)) { NewLine = "\n" };
codes.WriteLine("code,original,damage");
foreach (var row in CodeExport.Rows(count, share, seed))
{
    var code = row.Code.Contains('"', StringComparison.Ordinal) ? $"\"{row.Code.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : row.Code;
    codes.WriteLine($"{code},{row.Original},{row.Damage?.Name}");
}

return 0;
