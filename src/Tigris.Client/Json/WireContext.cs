using System.Text.Json.Serialization;
using Tigris.Client.Secrets;
using Tigris.Client.Wire;

namespace Tigris.Client.Json;

/// <summary>
/// How wire records are written: snake case, no nulls; and read: members that are not known are passed over. The records have setters,
/// because the reader takes init-only members for a constructor's and boxes them all: twice the time, and a quarter more memory a page.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

    // Some gateways write 64-bit integers as strings, because JavaScript could not read them otherwise.
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters =
    [
        typeof(TextConverter), typeof(SecureStringConverter), typeof(UtcTimeConverter), typeof(PolicyDocumentConverter),
        typeof(ProvisioningResponseConverter),
    ])]
[JsonSerializable(typeof(Acknowledgement))]
[JsonSerializable(typeof(OrganizationsBodies))]
[JsonSerializable(typeof(BucketsBodies))]
[JsonSerializable(typeof(BillingBodies))]
[JsonSerializable(typeof(SnapshotsBodies))]
[JsonSerializable(typeof(AccessKeysBodies))]
[JsonSerializable(typeof(PoliciesBodies))]
internal sealed partial class WireContext : JsonSerializerContext;
