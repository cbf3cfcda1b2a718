using System.Globalization;
using FsCheck.Xunit;

[assembly: EcomCore.Tests.SeededLaws]

namespace EcomCore.Tests;

/// <summary>Gives every law the same cases in every run, so that a change is judged by what it changes; ECOMCORE_SEED=random tries others, and a number tries those of that seed.</summary>
/// <remarks>A failing law prints its seed in either case.</remarks>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class SeededLawsAttribute : PropertiesAttribute
{
    private const ulong Usual = 20261111;

    public SeededLawsAttribute()
    {
        var wanted = Environment.GetEnvironmentVariable("ECOMCORE_SEED");
        if (wanted == "random")
        {
            return;
        }

        var seed = string.IsNullOrEmpty(wanted) ? Usual
            : uint.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new InvalidOperationException($"ECOMCORE_SEED: expected 'random' or a whole number up to {uint.MaxValue}, found '{wanted}'.");

        // The second number is the stride of the generator, and must be odd.
        Replay = FormattableString.Invariant($"{seed},{(2 * seed) + 1}");
    }
}
