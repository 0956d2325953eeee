-- Where another system's key stands is asked under every role; its fingerprint stays with the common acts.
grant select (id, place_kind, place_id) on api_keys to app_village, app_area;
