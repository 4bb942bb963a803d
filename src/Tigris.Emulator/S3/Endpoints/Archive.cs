using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Metering;
using Tigris.Emulator.S3.Payload;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>Restores objects in GLACIER, which can't be read before. The emulator needs some seconds; the real service needs about an hour.</summary>
internal sealed class Archive(Database database, ObjectStore objects)
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("POST", S3Level.Object, Permissions.RestoreObject, RequestClass.A, RestoreAsync) { Word = "restore", Parameters = [Versions.Parameter], Headers = [.. SupportedHeaders.Body, .. SupportedHeaders.Past] },
    ];

    public static void RequireReadable(ObjectRow row, S3Call call)
    {
        if (row.StorageClass != StorageClasses.Archive || (row.RestoredUntil > call.Now && row.ReadableFrom <= call.Now)) return;
        throw new S3Exception(403, "InvalidObjectState", "The object is archived. Restore it first.") { Details = [("StorageClass", row.StorageClass)] };
    }

    // The tier selects the speed of a restoration, which is immediate here.
    private static string? Days(System.Xml.Linq.XElement request)
    {
        S3Xml.RequireOnly(request, "Days", "GlacierJobParameters", "Tier");
        foreach (var parameters in request.All("GlacierJobParameters")) S3Xml.RequireOnly(parameters, "Tier");
        return request.Text("Days");
    }

    private async Task<Reply> RestoreAsync(S3Call call)
    {
        var xml = await Receiver.ReadXmlAsync(call.Request);
        var days = xml.Length == 0 ? "1" : Days(S3Xml.Parse(xml, "RestoreRequest"));
        if (!int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1) throw S3Exception.MalformedXml();
        return database.Write(() =>
        {
            var row = Versions.Require(objects, call, call.Admit());
            if (row.StorageClass != StorageClasses.Archive) return new Reply(200); // as the vendor's SDK tests expect
            var isRestored = row.RestoredUntil > call.Now;
            if (isRestored && row.ReadableFrom > call.Now) throw new S3Exception(409, "RestoreAlreadyInProgress", "The object is being restored.");
            objects.SetRestored(row, isRestored ? row.ReadableFrom : call.Now + Duration, call.Now.AddDays(number));
            return new Reply(isRestored ? 200 : 202);
        });
    }
}
