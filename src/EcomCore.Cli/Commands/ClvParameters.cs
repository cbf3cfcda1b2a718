using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EcomCore.Segmentation;
using NodaTime.Text;

namespace EcomCore.Cli.Commands;

/// <summary>The fitted parameters as one line of JSON.</summary>
internal static class ClvParameters
{
    public static string ToJson(FittedPurchases fit, ModelFit<GammaGammaModel> spends, CustomerHistories histories)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteFit(json, fit.Name, fit.Parameters, fit.LogLikelihood, fit.Customers);
            json.WriteString("unit", histories.Unit == HistoryUnit.Weeks ? "weeks" : "days");
            json.WriteString("calibration_end", LocalDatePattern.Iso.Format(histories.CalibrationEnd));
            if (spends.IsFitted)
            {
                json.WriteStartObject("spend");
                WriteFit(json, "gammagamma", spends.Parameters, spends.LogLikelihood, spends.Customers);
                WriteNumber(json, "correlation", GammaGamma.Correlation(histories.Spends()));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteFit(Utf8JsonWriter json, string model, IReadOnlyList<ModelParameter> parameters, double logLikelihood, int customers)
    {
        json.WriteString("model", model);
        json.WriteStartObject("parameters");
        foreach (var parameter in parameters)
        {
            WriteNumber(json, parameter.Name, parameter.Value);
        }

        json.WriteEndObject();
        json.WriteStartObject("standard_errors");
        foreach (var parameter in parameters)
        {
            WriteNumber(json, parameter.Name, parameter.StandardError);
        }

        json.WriteEndObject();
        WriteNumber(json, "log_likelihood", logLikelihood);
        json.WriteNumber("customers", customers);
    }

    // JSON has no NaN.
    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
