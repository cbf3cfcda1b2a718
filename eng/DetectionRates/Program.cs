using System.Globalization;
using EcomCore.SampleData;
using EcomCore.Sku;

// dotnet run --project eng/DetectionRates -c Release -- [CODES [SEED]]
const int PayloadLength = 12;
const string Digits = "0123456789";

var codes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
var seed = args.Length > 1 ? ulong.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var kinds = Enum.GetValues<ErrorKind>();

Console.WriteLine($"{codes} codes, payload of {PayloadLength} characters, seed {seed}: share of errors noticed, in percent.");
Console.WriteLine();
Console.WriteLine("| scheme | payload | substitution | transposition | twin | jump transposition | look-alike |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
foreach (var scheme in CheckScheme.All)
{
    foreach (var alphabet in scheme == CheckScheme.Mod97Radix10 ? new[] { scheme.Alphabet, Digits } : [scheme.Alphabet])
    {
        var trials = new ErrorTrials(scheme, alphabet, PayloadLength, codes, seed);
        var payload = alphabet.Length switch { 10 => "digits", 32 => "base 32", _ => "digits and letters" };
        Console.WriteLine($"| {scheme} | {payload} | {string.Join(" | ", kinds.Select(kind => Show(trials.Run(kind))))} |");
    }
}

static string Show(Trial trial) => trial switch
{
    { Tried: 0 } => "-",
    { Missed: 0 } => "100",
    _ => (100 * trial.Detected).ToString("0.000", CultureInfo.InvariantCulture),
};
