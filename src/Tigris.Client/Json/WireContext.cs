using System.Text.Json.Serialization;
using Tigris.Client.Secrets;
using Tigris.Client.Wire;

namespace Tigris.Client.Json;

/// <summary>
/// The JSON settings of wire records: snake case, no nulls, and unknown members are skipped. The records have setters, because the reader
/// passes init-only members to a constructor and boxes them: that takes twice the time, and a quarter more memory for each page.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

    // Some gateways write 64-bit integers as strings, because JavaScript can't read large numbers.
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
