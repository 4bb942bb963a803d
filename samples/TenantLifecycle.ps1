#Requires -Version 7.4

<#
.SYNOPSIS
    Takes the tenants of a CSV file through their life: onboarding, quota, usage, invoice, offboarding.
.DESCRIPTION
    Needs the module Tigris, imported, and a provider in the environment: TIGRIS_PROVIDER_ID, TIGRIS_SIGNING_KEY, TIGRIS_USER_ID and, for
    anything but production, TIGRIS_PARTNER_ENDPOINT. It creates and deletes: run it against an emulator. Every step checks what it did, and
    the first that is not as it should be ends the script with an error.
.PARAMETER Path
    The tenants: OrganizationId, OrganizationName, BucketName, Quota and Region.
.EXAMPLE
    ./samples/TenantLifecycle.ps1 -Path ./samples/tenants.csv
#>
[CmdletBinding()]
param(
    [string]$Path = "$PSScriptRoot/tenants.csv"
)

function Assert-Outcome {
    param($Condition, [string]$Outcome)
    if (-not $Condition) {
        throw "Not as it should be: $Outcome"
    }
    "OK: $Outcome"
}

$ErrorActionPreference = 'Stop'

# Connect with what the environment says, as an administrator of all tenants
Connect-Tigris -FromEnvironment -UserRole Admin
Test-TigrisConnection
Assert-Outcome (Test-TigrisConnection -Quiet) 'the provider accepts the signing key'

# Onboard: each row becomes an organization with its quota, its first bucket and an access key.
# One row asks for a bucket name that is not allowed: that row fails, and no other
$tenants = Import-Csv -Path $Path | New-TigrisTenant -ErrorAction Continue -ErrorVariable refused
$tenants
$provisioned = $tenants | Where-Object Status -eq Created
Assert-Outcome ($provisioned.Count -eq 11) 'eleven tenants have a bucket'
Assert-Outcome ($refused.Count -eq 1 -and $refused[0].TargetObject -eq 'tenant-1007') 'one row was refused'
$failed = @($tenants | Where-Object Status -eq Failed)
Assert-Outcome ($failed.Count -eq 1 -and $failed[0].BucketName -eq 'Granite_Peak Photos') "it asked for '$($failed[0].BucketName)'"
Assert-Outcome (-not ($provisioned | Where-Object { $_.Credential.UserName -notlike 'tid_*' })) 'each came with a key, as a credential that shows no secret'

# Once more, as after a run that was cut off: who is there is left alone, and gets no second key
$again = Import-Csv -Path $Path | Where-Object OrganizationId -ne tenant-1007 | New-TigrisTenant -SkipExisting
Assert-Outcome (@($again | Where-Object Status -eq Existing).Count -eq 11) 'all eleven were there already'
Assert-Outcome (@($provisioned | Get-TigrisAccessKey).Count -eq 11) 'and have one key each, as before'

# List them
Get-TigrisOrganization
$buckets = Get-TigrisOrganization | Get-TigrisBucket
$buckets
Assert-Outcome (-not ($provisioned.BucketName | Where-Object { $_ -notin $buckets.BucketName })) 'every new bucket is listed'

# What they store, against their quota
$measures = Get-TigrisOrganization | Measure-TigrisOrganization
$measures
Assert-Outcome ($measures.Count -eq 11 -and -not ($measures | Where-Object Buckets -ne 1)) 'each has one bucket'
Assert-Outcome (-not ($measures | Where-Object OverQuota)) 'and no tenant is over its quota'

# A second bucket for a tenant that is there already: its display name is read
New-TigrisBucket -OrganizationId tenant-1008 -BucketName hoshino-cold-storage -StorageClass GLACIER
Assert-Outcome (@(Get-TigrisBucket -OrganizationId tenant-1008).Count -eq 2) 'tenant-1008 has two buckets'

# Quota: double the quota of each tenant with 100 GB, with a preview first
$small = Get-TigrisOrganization | Where-Object Quota -eq 100GB
$small | Set-TigrisOrganization -Quota 200GB -WhatIf
$small | Set-TigrisOrganization -Quota 200GB -PassThru
Assert-Outcome (-not (Get-TigrisOrganization | Where-Object Quota -eq 100GB)) 'no tenant is left with 100 GB'

# A key for one job: it may read one prefix and nothing else. The policy is checked before it is sent
$reader = New-TigrisPolicyStatement -Action s3:GetObject -Resource 'arn:aws:s3:::bluewater-sonar/reports/*'
Test-TigrisPolicy -Document (New-TigrisPolicyStatement -Action s3:GetObjects -Resource 'arn:aws:s3:::bluewater-sonar')
Assert-Outcome (-not (Test-TigrisPolicy -Document $reader)) 'the policy is clean; the one with the slips is not'
New-TigrisPolicy -OrganizationId tenant-1002 -PolicyName reports-reader -Document $reader
$key = New-TigrisAccessKey -OrganizationId tenant-1002 -KeyName reporting -Policy reports-reader -Scope no_default_allow
$key | Get-TigrisAccessKey
$renewed = $key | Reset-TigrisAccessKey -Confirm:$false
Assert-Outcome ($renewed.AccessKeyId -eq $key.AccessKeyId) 'the key has a new secret and its old id'
Assert-Outcome (@(Get-TigrisAccessKey -OrganizationId tenant-1002).Count -eq 2) 'tenant-1002 has two keys'

# A snapshot before something risky, and a fork to look at what was there
New-TigrisBucket -OrganizationId tenant-1008 -BucketName hoshino-models -EnableSnapshots
$snapshot = New-TigrisSnapshot -OrganizationId tenant-1008 -BucketName hoshino-models -Description 'before the migration'
$snapshot
New-TigrisBucket -OrganizationId tenant-1008 -BucketName hoshino-models-before -ForkOf hoshino-models -SourceSnapshot $snapshot.SnapshotVersion
$fork = Get-TigrisBucket -OrganizationId tenant-1008 -BucketName hoshino-models-before
Assert-Outcome ($fork.SourceSnapshot -eq $snapshot.SnapshotVersion) 'the fork begins at the snapshot'

# Usage: last month in sum, and this month day by day
$usage = Get-TigrisUsage -OrganizationId tenant-1002 -Month ([datetime]::UtcNow.AddMonths(-1))
$usage
Assert-Outcome ($usage | Where-Object Total -gt 0) 'something was used last month'
Get-TigrisUsage -OrganizationId tenant-1002 -Metric 'Storage used - Standard' -Daily | Select-Object -First 5
$stored = Get-TigrisUsage -OrganizationId tenant-* -Metric 'Storage used - Standard'
Assert-Outcome ($stored.Count -eq 11) 'a wildcard reads the usage of every tenant'

# Invoices: of every tenant for last month, and the price steps of one
$invoices = $provisioned | Get-TigrisInvoice
$invoices
Assert-Outcome ($invoices.Count -eq 11) 'every tenant has an invoice'
Get-TigrisInvoice -OrganizationId tenant-1002 -Line

# Compare the vendor's invoice for the account with those of the tenants: each difference has a reason
$differences = Compare-TigrisInvoice
$differences
Assert-Outcome (-not ($differences | Where-Object Reason -in MissingOrganization, Incomplete, Unexplained)) 'free allowances and rounding explain all differences'

# Statements: what the tenants pay, at the vendor's list prices and 20 per cent on them
$book = New-TigrisPriceBook -MarkupPercent 20
$statements = $provisioned | Get-TigrisStatement -PriceBook $book -IncludeCost
$statements
$statements[0].Lines
Assert-Outcome ($statements.Count -eq 11) 'every tenant has a statement'

# A report of the month and the 11 before it. Open the file in a browser
$report = Export-TigrisReport -Path ([IO.Path]::Combine([IO.Path]::GetTempPath(), 'tigris-report.html')) -PriceBook $book -PartnerName 'Playground' -Force -PassThru
$report.FullName
Assert-Outcome ([IO.File]::ReadAllText($report.FullName).StartsWith('<!DOCTYPE html>')) 'the report is written'

# Two tenants leave. Look first: what would go
$leaving = 'tenant-1009', 'tenant-1010'
$leaving | Remove-TigrisTenant -WhatIf
Assert-Outcome (-not (Get-TigrisOrganization -OrganizationId $leaving | Where-Object { -not $_.Active })) 'nothing has happened to them yet'

# First they are deactivated: their keys stop working at once, data and billing stay
$folder = [IO.Directory]::CreateDirectory([IO.Path]::Combine([IO.Path]::GetTempPath(), "tigris-tour-$([guid]::NewGuid())")).FullName
$offboarding = @{ JournalPath = "$folder/journal.jsonl"; InvoicePath = "$folder/invoices"; Confirm = $false }
$leaving | Remove-TigrisTenant @offboarding -KeepBuckets
Assert-Outcome (-not (Get-TigrisOrganization -OrganizationId $leaving | Where-Object Active)) 'both are inactive'
Assert-Outcome (@($leaving | Get-TigrisBucket).Count -eq 2) 'and their buckets are still there'

# Nothing can be provisioned for them any more
try {
    New-TigrisBucket -OrganizationId tenant-1009 -BucketName ivory-lane-proofs
    throw 'A deactivated tenant got a bucket.'
}
catch [Tigris.TigrisForbiddenException] {
    Assert-Outcome ($_.Exception.StatusCode -eq 403) "refused: $($_.Exception.Message)"
}

# Their buckets go, with all that is in them. The journal knows what is done: nothing is done twice
$results = $leaving | Remove-TigrisTenant @offboarding -Verbose
$results
Assert-Outcome (@($results | Where-Object Status -eq Completed).Count -eq 2) 'both are offboarded'
Assert-Outcome (($results | Measure-Object -Property BucketsDeleted -Sum).Sum -eq 2) 'each had one bucket to delete'
Assert-Outcome (-not ($leaving | Get-TigrisBucket)) 'their buckets are gone'
Assert-Outcome (-not ($results | Where-Object { -not [IO.File]::Exists($_.InvoicePath) })) 'their invoices are saved'
Assert-Outcome (@(Get-TigrisOrganization -OrganizationId $leaving).Count -eq 2) 'the organizations stay, for billing'

# The invoice of the month they left in, as the API has it
$leaving | Get-TigrisInvoice -Month ([datetime]::UtcNow)
[IO.Directory]::Delete($folder, $true)

Disconnect-Tigris
