using System.Security.Cryptography;
using System.Text;

namespace EcomCore.RiskReviews;

/// <summary>A review and whether its writer was content.</summary>
/// <param name="IsPositive">The label.</param>
/// <param name="Text">The review.</param>
internal readonly record struct LabelledReview(bool IsPositive, string Text)
{
    /// <summary>Gets a value indicating whether it is of the half that is read when words are chosen; the other half is only counted.</summary>
    public bool IsLookedAt =>
#pragma warning disable CA5351 // A fixed split in two, no protection.
        (MD5.HashData(Encoding.UTF8.GetBytes(Text))[0] & 1) == 1;
#pragma warning restore CA5351
}
