using System;
using System.Linq;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tigris.Client.Secrets;
using Tigris.Client.Wire;

namespace Tigris.Client.Json;

/// <summary>
/// Reads the response to provisioning. The document doesn't describe it, so the member names of the other operations that return keys are
/// accepted too, in any case. A secret that is returned once must not be lost because of a spelling.
/// </summary>
internal sealed class ProvisioningResponseConverter : JsonConverter<ProvisioningResponse>
{
    private static readonly SecureStringConverter Secrets = new();

    public override ProvisioningResponse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException(Messages.JsonResponseNoObject);
        }

        string? keyId = null, bucket = null, organization = null;
        SecureString? secret = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Letters(reader.GetString()!);
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                reader.Skip();
                continue;
            }

            switch (name)
            {
                case "accesskeyid" or "id" or "accesskey" or "key" or "keyid":
                    keyId = name == "accesskeyid" || keyId is null ? reader.GetString() : keyId;
                    break;
                case "secretaccesskey" or "secretkey" or "secret" or "accesskeysecret" or "accesssecret":
                    secret = name == "secretaccesskey" || secret is null ? Secrets.Read(ref reader, typeof(SecureString), options) : secret;
                    break;
                case "bucket" or "bucketname":
                    bucket = reader.GetString();
                    break;
                case "orgid" or "organizationid":
                    organization = reader.GetString();
                    break;
                default:
                    break;
            }
        }

        return new ProvisioningResponse { AccessKeyId = keyId, SecretAccessKey = secret, Bucket = bucket, OrgId = organization };
    }

    public override void Write(Utf8JsonWriter writer, ProvisioningResponse value, JsonSerializerOptions options) =>
        throw new NotSupportedException("It is only ever read.");

    private static string Letters(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
