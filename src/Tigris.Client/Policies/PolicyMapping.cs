using Tigris.Client.Http;

namespace Tigris.Client;

/// <summary>Maps policies between wire types and model. A converter reads and writes the documents of the model.</summary>
internal static class PolicyMapping
{

    public static Wire.CreatePolicyRequest ToCreate(PolicyRequest request) => new()
    {
        Name = Require.Policy(request.PolicyName),
        Document = request.Document,
        Description = request.Description,
    };

    public static Policy ToModel(Wire.PolicyInfo info, string organizationId, Call call) => new()
    {
        OrganizationId = organizationId,
        PolicyName = info.Name ?? throw call.MissingMember("name"),
        Description = info.Description,
        AttachmentCount = info.AttachmentCount,
        CreatedAt = info.CreatedAt,
        UpdatedAt = info.UpdatedAt,
    };

    public static Policy ToModel(Wire.PolicyResponse answer, string organizationId, Call call) => new()
    {
        OrganizationId = organizationId,
        PolicyName = answer.Name ?? throw call.MissingMember("name"),
        Description = answer.Description,
        AttachmentCount = answer.AttachmentCount,
        CreatedAt = answer.CreatedAt,
        UpdatedAt = answer.UpdatedAt,
        Document = answer.Document ?? throw call.MissingMember("document"),
    };
}
