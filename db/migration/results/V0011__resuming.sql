create index import_running on results.import (organization_id, key) where state = 'running';
